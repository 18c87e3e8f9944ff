import type { CheckRequest } from '../../../model/context/context.ts';
import { eachRow } from '../../rows.ts';
import { fileForm, VTT } from './forms.ts';
import type { Refusal } from './refusals.ts';
import { expectRefused } from './refusals.ts';
import { CLIP, type OperationName, type Place, type Stream } from './stream.ts';

/** A request of an operation that is valid except for an unknown video. */
interface Row {
  readonly writes: boolean;
  readonly request?: Partial<CheckRequest>;
}

const { type, body } = fileForm(VTT);
const upload: Partial<CheckRequest> = { headers: { 'Content-Type': type }, body };

/** Every operation, whether it writes, and what it sends. */
const rows: Readonly<Record<OperationName, Row>> = {
  listCaptions: { writes: false },
  getCaption: { writes: false },
  uploadCaption: { writes: true, request: upload },
  deleteCaption: { writes: true },
  generateCaption: { writes: true },
  getCaptionVtt: { writes: false },
  copyVideo: { writes: true, request: { json: { input: CLIP } } },
  createDirectUpload: { writes: true, request: { json: { maxDurationSeconds: 60 } } },
  setWebhook: { writes: true, request: { json: { notificationUrl: 'https://example.com/hook' } } },
  getWebhook: { writes: false },
  deleteWebhook: { writes: true },
  uploadVideo: { writes: true, request: upload },
  listVideos: { writes: false },
  getVideo: { writes: false },
  editVideo: { writes: true, request: { json: { meta: { name: 'x' } } } },
  deleteVideo: { writes: true },
};

/** The operations of one kind, or all; only a few where requests are expensive. */
export function operationsOf(stream: Stream, kind: 'all' | 'writes' | 'reads' = 'all'): OperationName[] {
  const names = (Object.keys(rows) as OperationName[]).filter(
    (name) => kind === 'all' || rows[name].writes === (kind === 'writes'),
  );
  return stream.t.arranged ? names : names.slice(0, 3);
}

/** Settings of the whole account: on shared accounts the checks do not touch them, not even to get a refusal. */
const ACCOUNT_WIDE: readonly OperationName[] = ['setWebhook', 'deleteWebhook'];

/**
 * Every operation that may be tried, also where requests are expensive: for requirements on all operations that cost
 * nothing.
 */
const everyOperation = (stream: Stream): OperationName[] =>
  (Object.keys(rows) as OperationName[]).filter((name) => stream.t.arranged || !ACCOUNT_WIDE.includes(name));

/** What an operation sends. */
export const requestOf = (operation: OperationName): Partial<CheckRequest> => rows[operation].request ?? {};

/**
 * Demands that operations are refused, each with a request that is valid except for its video; `everywhere`: all of
 * them, also where requests are expensive.
 */
export async function expectAllRefused(
  stream: Stream,
  refusal: Refusal,
  change: Partial<CheckRequest>,
  options: { kind?: 'all' | 'writes' | 'reads'; everywhere?: true; place?: Place } = {},
): Promise<void> {
  const names = options.everywhere ? everyOperation(stream) : operationsOf(stream, options.kind);
  const table = Object.fromEntries(names.map((name) => [name, name]));
  await eachRow(stream.t, table, async (operation) => {
    const { headers, ...request } = requestOf(operation);
    const answer = await stream.send(operation, options.place, {
      ...request,
      ...change,
      headers: { ...headers, ...change.headers },
    });
    expectRefused(answer, refusal);
  });
}
