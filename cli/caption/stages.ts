import { createCloudflareStreamClient } from '../../src/clients/cloudflare-stream.ts';
import { createGcoreClient } from '../../src/clients/gcore-ai.ts';
import { createWorkersAiClient } from '../../src/clients/workers-ai.ts';
import {
  filesPublisher,
  gcoreTranscriber,
  gcoreVideoPublisher,
  gcoreVideoTranscriber,
  type Publisher,
  streamPublisher,
  streamTranscriber,
  type Transcriber,
  type Translator,
  whisperModels,
  workersAiTranscriber,
} from '../../src/pipeline/index.ts';
import { clientMaker, type PacerOf, type ServiceOptions } from './client-maker.ts';
import type { CaptionFlags } from './flags.ts';
import type { Target } from './target.ts';
import { namedTranslators } from './translators.ts';

/** The stages that a command line names. */
export interface NamedStages {
  /** Returns the transcriber of this name. */
  readonly transcriber: (name: string) => Transcriber;
  readonly translator: () => Translator;
  readonly publishers: readonly Publisher[];
}

/** Makes the stages. Each client is paced and made at its first use: a service that is not used needs no credentials. */
export function namedStages(flags: CaptionFlags, target: Target, signal: AbortSignal, pacerOf?: PacerOf): NamedStages {
  const client = clientMaker(target, signal, pacerOf);
  const gcore = client('gcore-ai', ({ credentials, ...common }) =>
    createGcoreClient({ apiKey: credentials.apiKey ?? '', ...common }),
  );
  const cloudflare = ({ credentials: { accountId = '', apiToken = '' }, ...common }: ServiceOptions) => ({
    accountId,
    apiToken,
    ...common,
  });
  const stream = client('cloudflare-stream', (service) => createCloudflareStreamClient(cloudflare(service)));
  const workersAi = client('workers-ai', (service) => createWorkersAiClient(cloudflare(service)));

  const pieces = { seconds: flags.pieceSeconds, bytes: flags.pieceBytes, atOnce: flags.piecesAtOnce };
  const transcribers: Readonly<Record<string, () => Transcriber>> = {
    'gcore-ai': () => gcoreTranscriber(gcore()),
    'gcore-video': () => gcoreVideoTranscriber(gcore()),
    'cloudflare-stream': () => streamTranscriber(stream()),
    'workers-ai': () => workersAiTranscriber(workersAi(), undefined, pieces),
    ...Object.fromEntries(
      whisperModels.map((model) => [
        `workers-ai:${model.split('/').at(-1)}`,
        () => workersAiTranscriber(workersAi(), model, pieces),
      ]),
    ),
  };
  const made = new Map<string, Transcriber>();
  const publishers: Readonly<Record<string, () => Publisher>> = {
    'cloudflare-stream': () => streamPublisher(stream()),
    'gcore-video': () => gcoreVideoPublisher(gcore()),
    files: () => filesPublisher({ folder: flags.out, formats: flags.formats, overwrite: flags.overwrite }),
  };
  return {
    transcriber(name) {
      const transcriber = made.get(name) ?? take(transcribers, name);
      made.set(name, transcriber);
      return transcriber;
    },
    translator: () => take(namedTranslators(target, client, gcore), flags.translator),
    publishers: flags.publish.map((name) => take(publishers, name)),
  };
}

function take<T>(table: Readonly<Record<string, () => T>>, name: string): T {
  const make = table[name];
  if (!make) throw new TypeError(`the command line was checked, but names the unknown stage ${name}`);
  return make();
}
