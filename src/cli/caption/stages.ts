import { systemClock } from '../../base/clock.ts';
import { createCloudflareStreamClient } from '../../clients/cloudflare-stream.ts';
import { createGcoreClient } from '../../clients/gcore-ai.ts';
import { createTranslatePlusClient } from '../../clients/translateplus.ts';
import { createWorkersAiClient, type WhisperModel } from '../../clients/workers-ai.ts';
import type { ProviderId } from '../../contracts/providers.ts';
import {
  createProviderPacers,
  filesPublisher,
  gcoreTranscriber,
  gcoreTranslator,
  gcoreVideoPublisher,
  gcoreVideoTranscriber,
  type Publisher,
  paced,
  streamPublisher,
  streamTranscriber,
  type Transcriber,
  type Translator,
  translatePlusTranslator,
  workersAiTranscriber,
} from '../../pipeline/index.ts';
import type { CaptionFlags } from './flags.ts';
import { accountName, type Target } from './target.ts';

/** The stages that a command line names. */
export interface NamedStages {
  readonly transcriber: Transcriber;
  readonly translator: Translator;
  readonly publishers: readonly Publisher[];
}

/** Makes the stages, each client paced and made at its first use: unused services need no credentials. */
export function namedStages(flags: CaptionFlags, target: Target, signal: AbortSignal): NamedStages {
  const clock = target.clock ?? systemClock;
  const common = { clock, ...(target.clock ? { fetch: target.clock.fetch } : {}) };
  const pacers = createProviderPacers(clock);
  const client = <C extends object>(provider: ProviderId, make: () => C): (() => C) => {
    let made: C | undefined;
    return () => {
      made ??= paced(make(), pacers[provider], signal);
      return made;
    };
  };
  const cloudflare = (provider: string) => {
    const { baseUrl, credentials } = target.service(provider);
    const { accountId = '', apiToken = '' } = credentials;
    return { baseUrl, accountId, apiToken, ...common };
  };
  const gcore = client('gcore-ai', () => {
    const { baseUrl, credentials } = target.service('gcore-ai');
    return createGcoreClient({ baseUrl, apiKey: credentials.apiKey ?? '', ...common });
  });
  const stream = client('cloudflare-stream', () => createCloudflareStreamClient(cloudflare('cloudflare-stream')));
  const workersAi = client('workers-ai', () => createWorkersAiClient(cloudflare('workers-ai')));
  const translatePlus = () => {
    const { baseUrl, credentials } = target.service('translateplus');
    const { apiKey = '' } = credentials;
    const made = client('translateplus', () => createTranslatePlusClient({ baseUrl, apiKey, ...common }))();
    return translatePlusTranslator(
      made,
      `${target.temporary ? target.servers : ''}${accountName('translateplus', baseUrl, apiKey)}`,
    );
  };

  const [engine = '', model] = flags.transcriber.split(':');
  const transcribers: Readonly<Record<string, () => Transcriber>> = {
    'gcore-ai': () => gcoreTranscriber(gcore()),
    'gcore-video': () => gcoreVideoTranscriber(gcore()),
    'cloudflare-stream': () => streamTranscriber(stream()),
    'workers-ai': () =>
      workersAiTranscriber(workersAi(), model === undefined ? undefined : (`@cf/openai/${model}` as WhisperModel)),
  };
  const translators: Readonly<Record<string, () => Translator>> = {
    translateplus: translatePlus,
    'gcore-ai': () => gcoreTranslator(gcore()),
  };
  const publishers: Readonly<Record<string, () => Publisher>> = {
    'cloudflare-stream': () => streamPublisher(stream()),
    'gcore-video': () => gcoreVideoPublisher(gcore()),
    files: () => filesPublisher({ folder: flags.out, formats: flags.formats }),
  };
  return {
    transcriber: take(transcribers, engine),
    translator: take(translators, flags.translator),
    publishers: flags.publish.map((name) => take(publishers, name)),
  };
}

function take<T>(table: Readonly<Record<string, () => T>>, name: string): T {
  const make = table[name];
  if (!make) throw new TypeError(`the command line was checked, and yet names ${name}`);
  return make();
}
