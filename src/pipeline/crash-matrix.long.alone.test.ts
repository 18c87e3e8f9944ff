import { AsyncLocalStorage } from 'node:async_hooks';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type RunningWorld, startWorld } from '../../mocks/start.ts';
import { clientsOf, helloVideo, type PipelineMocks, usePipelineMocks } from '../../test/support/pipeline-mocks.ts';
import type { OpenedLog } from '../base/durable-log.ts';
import { captionVideo } from './caption-video.ts';
import { CaptionError } from './errors.ts';
import type { CaptionOptions } from './options.ts';
import { streamPublisher } from './publishers/cloudflare-stream.ts';
import { filesPublisher } from './publishers/files.ts';
import { gcoreVideoPublisher } from './publishers/gcore-video.ts';
import { storePublisher } from './publishers/store.ts';
import { loopbackHost } from './source/loopback-host.ts';
import type { Publisher, Transcriber, Translator } from './stages/types.ts';
import { expectedLines, linesOf } from './test-support/expected.ts';
import { Machine } from './test-support/machine.ts';
import { streamTranscriber } from './transcribers/cloudflare-stream.ts';
import { gcoreTranscriber } from './transcribers/gcore-ai.ts';
import { gcoreVideoTranscriber } from './transcribers/gcore-video.ts';
import { workersAiTranscriber } from './transcribers/workers-ai.ts';
import { gcoreTranslator } from './translators/gcore-ai.ts';
import { translatePlusTranslator } from './translators/translateplus.ts';

// Trials mostly wait, for disks and answers, so that many run side by side, each on its own machine.
const machines = new AsyncLocalStorage<Machine>();
const machineHere = (): Machine => machines.getStore() ?? new Machine();
vi.mock('../base/durable-log.ts', async (original) => {
  const real = await original<typeof import('../base/durable-log.ts')>();
  return {
    ...real,
    openDurableLog: async (...args: Parameters<typeof real.openDurableLog>): Promise<OpenedLog> => {
      const machine = machineHere();
      machine.alive();
      const opened = await real.openDurableLog(...args);
      return { ...opened, log: machine.log(opened.log) };
    },
  };
});

let world: RunningWorld;
beforeAll(async () => {
  world = await startWorld({ ports: 'auto' });
});
afterAll(() => world.close());

type Clients = ReturnType<typeof clientsOf>;
const transcribers: Record<string, (clients: Clients) => Transcriber> = {
  'gcore-ai': ({ gcore }) => gcoreTranscriber(gcore),
  'gcore-video': ({ gcore }) => gcoreVideoTranscriber(gcore),
  'cloudflare-stream': ({ stream }) => streamTranscriber(stream),
  'workers-ai': ({ workersAi }) => workersAiTranscriber(workersAi),
};
const translators: Record<string, (clients: Clients) => Translator> = {
  translateplus: ({ translatePlus }) => translatePlusTranslator(translatePlus, 'test'),
  'gcore-ai': ({ gcore }) => gcoreTranslator(gcore),
};
const publishers: Record<string, (clients: Clients, at: PipelineMocks, shelf: Map<string, string>) => Publisher> = {
  'cloudflare-stream': ({ stream }) => streamPublisher(stream),
  'gcore-video': ({ gcore }) => gcoreVideoPublisher(gcore),
  files: (_clients, at) => filesPublisher({ folder: join(at.folder, 'out') }),
  store: (_clients, _at, shelf) =>
    storePublisher({
      id: 'store',
      async put(_video, { language, vtt }) {
        machineHere().event(`put ${language}`);
        shelf.set(language, vtt);
      },
      get: async (_video, language) => shelf.get(language) ?? null,
      placeOf: (_video, language) => language,
    }),
};

/** Trials at once. */
const SIDE_BY_SIDE = 8;

/** One run of the program: new memory, the same files and services. */
function run(
  machine: Machine,
  at: PipelineMocks,
  names: readonly string[],
  shelf: Map<string, string>,
  more: Partial<CaptionOptions> = {},
) {
  const clock = machine.clock(at.clock);
  const clients = clientsOf(at.world, at.tenant, clock);
  const [transcriber = '', translator = '', ...others] = names;
  const options: CaptionOptions = {
    to: ['de'],
    spoken: 'en',
    transcriber: transcribers[transcriber]?.(clients) as Transcriber,
    translator: translators[translator]?.(clients) as Translator,
    publishers: others.map((name) => publishers[name]?.(clients, at, shelf) as Publisher),
    state: join(at.folder, 'state'),
    clock,
    host: loopbackHost,
    // In order, so that the moments are the same in every run.
    parallelLanguages: 1,
    ...more,
  };
  return machines.run(machine, () => captionVideo(helloVideo, options));
}

/** Every transcriber with every translator; each job publishes everywhere, so that each of them meets every publisher. */
const rows = Object.keys(transcribers).flatMap((transcriber) =>
  Object.keys(translators).map((translator) => [transcriber, translator, ...Object.keys(publishers)]),
);

describe('a job that stops before any write or request resumes and converges', () => {
  it.each(rows)('%s, %s, published by %s, %s, %s and %s', { timeout: 240_000 }, async (...names) => {
    const events = await eventsOf(names);
    expect(events).toBeGreaterThan(30);
    const limited = pLimit(SIDE_BY_SIDE);
    const moments = Array.from({ length: events }, (_, moment) => moment);
    const ends = await Promise.all(moments.map((moment) => limited(() => stoppedBefore(moment, names))));
    const lost = ends.filter((end) => end === 'lost').length;
    expect(lost).toBe(names[1] === 'translateplus' ? 1 : 0);
  });
});

/** Returns the number of writes and requests of a job without a stop. */
async function eventsOf(names: readonly string[]): Promise<number> {
  const at = await usePipelineMocks({}, world);
  const machine = new Machine();
  try {
    await run(machine, at, names, new Map());
    return machine.events;
  } finally {
    await at.close();
  }
}

/** Runs one trial. Returns whether a paid answer was lost. */
async function stoppedBefore(moment: number, names: readonly string[]): Promise<'lost' | 'kept'> {
  const at = await usePipelineMocks({}, world);
  const shelf = new Map<string, string>();
  try {
    const machine = new Machine(moment);
    await run(machine, at, names, shelf).catch((error: unknown) => error);
    expect(machine.crashed).toBe(true);
    let end: unknown = await run(new Machine(), at, names, shelf).catch((error: unknown) => error);
    const isLost = end instanceof CaptionError && end.kind === 'lost-answer';
    if (isLost) {
      // Only the text of a paid translation cannot be recovered.
      expect(end).toMatchObject({
        message: expect.stringContaining('TranslatePlus charged 6 credits for de (German), but its answer was lost.'),
      });
      expect(at.tenant.account.used).toBe(6);
      end = await run(new Machine(), at, names, shelf, { payAgain: true }).catch((error: unknown) => error);
    }
    if (end instanceof Error) throw new Error(`stopped before: ${machine.moment}`, { cause: end });
    await verify(at, names, shelf, isLost ? 6 : 0, machine.moment);
    return isLost ? 'lost' : 'kept';
  } finally {
    await at.close();
  }
}

it.each([5, 10, 15, 20, 25, 30, 35])(
  'converges after a stop before event %i of several parallel languages',
  async (moment) => {
    const names = ['gcore-ai', 'translateplus', 'cloudflare-stream'];
    const at = await usePipelineMocks({}, world);
    try {
      const to = ['es', 'de', 'ja'];
      await expect(run(new Machine(moment), at, names, new Map(), { to, parallelLanguages: 4 })).rejects.toThrow();
      const resume = (payAgain: boolean) =>
        run(new Machine(), at, names, new Map(), { to, parallelLanguages: 4, payAgain });
      const first = await resume(false).catch((error: unknown) => error);
      const result = first instanceof CaptionError && first.kind === 'lost-answer' ? await resume(true) : first;
      if (result instanceof Error) throw result;
      const tracks = await published(at, 'cloudflare-stream', new Map());
      for (const language of ['en', ...to]) expect(linesOf(tracks[language] ?? '')).toEqual(expectedLines(language));
      expect(Object.keys(tracks)).toHaveLength(4);
      expect((await at.gcore.listTasks()).tasks.filter(({ status }) => status === 'SUCCESS')).toHaveLength(1);
      // Every second payment was allowed.
      expect(at.tenant.account.used - (result === first ? 0 : 18)).toBeLessThanOrEqual(18);
      expect(at.tenant.account.used).toBeGreaterThanOrEqual(18);
    } finally {
      await at.close();
    }
  },
);

async function verify(
  at: PipelineMocks,
  names: readonly string[],
  shelf: Map<string, string>,
  again: number,
  stopped: string,
) {
  const [transcriber, translator, ...places] = names;
  for (const place of places) {
    const tracks = await published(at, place, shelf);
    expect(Object.keys(tracks).sort(), stopped).toEqual(['de', 'en']);
    for (const language of ['en', 'de']) {
      expect(linesOf(tracks[language] ?? ''), `${place}, ${stopped}`).toEqual(expectedLines(language));
    }
  }
  const done = (operation: string) =>
    at.tenant.journal.entries.filter((entry) => entry.operation === operation && (entry.status ?? 500) < 300).length;
  expect(at.tenant.account.used, stopped).toBe(translator === 'translateplus' ? 6 + again : 0);
  // A task whose source went away with the machine fails and costs nothing; of the others there is one for each purpose.
  const { tasks } = await at.gcore.listTasks({ limit: 100 });
  const good = tasks.filter(({ status }) => status === 'SUCCESS').map(({ data }) => data.subtitlesLanguage ?? 'own');
  const listening = transcriber === 'gcore-ai' || transcriber === 'gcore-video' ? ['own'] : [];
  expect(good.sort(), stopped).toEqual([...(translator === 'gcore-ai' ? ['ger'] : []), ...listening].sort());
  expect(done('generateCaption'), stopped).toBe(transcriber === 'cloudflare-stream' ? 1 : 0);
  expect(done('uploadCaption'), stopped).toBe(2);
  const { videos } = await at.stream.listVideos();
  expect(
    videos.map(({ state }) => state),
    stopped,
  ).toEqual(['ready']);
  const gcoreVideos = await at.gcore.listVideos();
  expect(gcoreVideos.length, stopped).toBe(1);
}

async function published(
  at: PipelineMocks,
  publisher: string,
  shelf: Map<string, string>,
): Promise<Record<string, string>> {
  if (publisher === 'store') return Object.fromEntries(shelf);
  if (publisher === 'files') {
    const out = join(at.folder, 'out');
    return Object.fromEntries(
      readdirSync(out).map((name) => [name.split('.').at(-2) ?? '', readFileSync(join(out, name), 'utf8')]),
    );
  }
  if (publisher === 'gcore-video') {
    const [video] = await at.gcore.listVideos();
    const subtitles = await at.gcore.listSubtitles(video?.id ?? 0);
    expect(subtitles).toHaveLength(2);
    const codes: Record<string, string> = { eng: 'en', ger: 'de' };
    return Object.fromEntries(subtitles.map(({ language, vtt }) => [codes[language ?? ''] ?? '?', vtt ?? '']));
  }
  const [video] = (await at.stream.listVideos()).videos;
  const id = video?.id ?? '';
  const list = await at.stream.listCaptions(id);
  return Object.fromEntries(
    await Promise.all(list.map(async ({ language }) => [language, await at.stream.getCaptionVtt(id, language)])),
  );
}
