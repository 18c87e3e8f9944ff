import { contracts } from '../../../src/contracts/contracts.ts';
import type { ProviderId } from '../../../src/contracts/providers.ts';
import { apart } from './apart.ts';
import type { EvidenceRow } from './table.ts';

/** The operations that the captioning pipeline calls. A test compares them with its source. */
export const pipelineOperations: Readonly<Partial<Record<ProviderId, readonly string[]>>> = {
  'cloudflare-stream': [
    'copyVideo',
    'createDirectUpload',
    'uploadOnce',
    'uploadVideo',
    'getUploadOffset',
    'getUserUploadOffset',
    'sendChunk',
    'sendUserChunk',
    'listVideos',
    'getVideo',
    'deleteVideo',
    'getCaption',
    'uploadCaption',
    'generateCaption',
    'getCaptionVtt',
  ],
  'workers-ai': ['runModel'],
  'gcore-ai': [
    'createTask',
    'listTasks',
    'getTask',
    'createVideo',
    'listVideos',
    'getVideo',
    'deleteVideo',
    'createSubtitle',
    'listSubtitles',
    'getSubtitle',
    'updateSubtitle',
  ],
  translateplus: ['translateSubtitles', 'getAccountSummary'],
};

/** Why the pipeline does not depend on a row of a service that it calls; undefined for a row on which it does. */
export function apartFromPipeline(row: Pick<EvidenceRow, 'provider' | 'kind' | 'id' | 'evidence'>): string | undefined {
  const called = pipelineOperations[row.provider] ?? [];
  if (row.evidence.own) return 'a choice of this project about itself';
  if (row.kind === 'operation' && !called.includes(row.id)) return 'it does not call this operation';
  if (row.kind === 'failure' && !failuresOf(row.provider, called).has(row.id))
    return 'no operation that it calls refuses so';
  const key = `${row.kind} ${row.id}`;
  const own = apart[row.provider];
  return (
    (own && Object.hasOwn(own, key) ? own[key] : undefined) ??
    (Object.hasOwn(apart.all, key) ? apart.all[key] : undefined)
  );
}

const failuresOf = (provider: ProviderId, called: readonly string[]): ReadonlySet<string> =>
  new Set(contracts[provider].operations.flatMap(({ id, failures }) => (called.includes(id) ? failures : [])));
