// State of earlier versions, over the pipeline, the origin and live runs: see fixtures/state/v0/ORIGIN.md.
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cleanUp } from '../conformance/live/cleanup.ts';
import { Ledger } from '../conformance/live/ledger.ts';
import { ledgerFormat } from '../conformance/live/ledger-format.ts';
import { deriveHex } from '../src/base/derive.ts';
import { readDurableLog } from '../src/base/durable-log.ts';
import { isJsonObject, type JsonValue } from '../src/base/json.ts';
import { startOrigin } from '../src/origin/index.ts';
import { ended } from '../src/origin/test-support/start.ts';
import {
  type CaptionError,
  type CaptionOptions,
  captionVideo,
  loopbackHost,
  storePublisher,
  translatePlusTranslator,
  workersAiTranscriber,
} from '../src/pipeline/index.ts';
import { expectedLines, linesOf } from '../src/pipeline/test-support/expected.ts';
import { accountClock } from './support/live-account-run.ts';
import { standing } from './support/live-command.ts';
import { startLiveMock } from './support/live-mock.ts';
import { helloVideo, type PipelineMocks, usePipelineMocks } from './support/pipeline-mocks.ts';

const v0 = fileURLToPath(new URL('../fixtures/state/v0/', import.meta.url));

/** By folder: the addresses that servers and account were known by, and what was charged. */
const left = {
  unanswered: { control: 35613, translatePlus: 44873, used: 12 },
  recorded: { control: 37729, translatePlus: 43777, used: 6 },
  published: { control: 36409, translatePlus: 38833, used: 6 },
  origin: { control: 34379, translatePlus: 39367, used: 6 },
} as const;

let at: PipelineMocks;
let state: string;
beforeEach(async () => {
  state = mkdtempSync(join(tmpdir(), 'old-state-'));
  at = await usePipelineMocks();
});
afterEach(async () => {
  await at.close();
  rmSync(state, { recursive: true, force: true });
});

/** Copies the files, and brings the account to what was charged when they were left. */
async function restore(name: keyof typeof left) {
  cpSync(join(v0, name), state, { recursive: true });
  const { control, translatePlus, used } = left[name];
  const content = `WEBVTT\n\n${'00:01.000 --> 00:02.000\nx\n\n'.repeat(used)}`;
  await at.translatePlus.translateSubtitles({ format: 'vtt', content, source: 'en', target: 'fr' });
  expect(at.tenant.account.used).toBe(used);
  const account = `translateplus http://127.0.0.1:${translatePlus} ${deriveHex(16, 'account', 'mock_fixture')}`;
  return {
    transcriber: workersAiTranscriber(at.workersAi),
    translator: translatePlusTranslator(at.translatePlus, account),
    servers: `mock http://127.0.0.1:${control} fixture`,
    clock: at.clock,
    host: loopbackHost,
  };
}

describe('what caption of version 0.1.0 left', () => {
  const resume = async (name: keyof typeof left, to: readonly string[], more: Partial<CaptionOptions> = {}) => {
    const shelf = new Map<string, string>();
    const publisher = storePublisher({
      id: 'store',
      put: async (_video, { language, vtt }) => void shelf.set(language, vtt),
      get: async (_video, language) => shelf.get(language) ?? null,
      placeOf: (_video, language) => language,
    });
    const options = { ...(await restore(name)), to, publishers: [publisher], state, ...more };
    return { options, shelf, end: await captionVideo(helloVideo, options).catch((error: CaptionError) => error) };
  };
  const transcriptions = () => at.operations().filter((operation) => operation === 'runModel').length;

  it('is finished without paying again when everything had been paid', async () => {
    const { shelf } = await resume('published', ['es']);
    expect(linesOf(shelf.get('es') ?? '')).toEqual(expectedLines('es'));
    expect([at.tenant.account.used, transcriptions()]).toEqual([6, 0]);
  });

  it('stops where an answer was paid for and lost, and pays again with leave alone', async () => {
    const { options, shelf, end } = await resume('unanswered', ['es', 'de']);
    expect(end).toMatchObject({ kind: 'lost-answer', reason: expect.stringContaining('charged 6 credits for de') });
    expect([at.tenant.account.used, transcriptions()]).toEqual([12, 0]);
    await captionVideo(helloVideo, { ...options, payAgain: true });
    expect(linesOf(shelf.get('de') ?? '')).toEqual(expectedLines('de'));
    expect(at.tenant.account.used).toBe(18);
  });

  it('goes on when the outcome is recorded and the payment is not, beside one that was never sent', async () => {
    const { shelf } = await resume('recorded', ['es', 'de']);
    for (const language of ['es', 'de']) expect(linesOf(shelf.get(language) ?? '')).toEqual(expectedLines(language));
    expect(at.tenant.account.used).toBe(12);
  });
});

it('what origin of version 0.1.0 left is served, and nothing is paid twice', async () => {
  const id = '90ce39266b41048146f56b6c81f80055';
  const services = await restore('origin');
  mkdirSync(join(state, 'work', id), { recursive: true });
  copyFileSync(helloVideo, join(state, 'work', id, 'video'));
  const origin = await startOrigin({ data: state, services });
  try {
    const { tracks } = await ended(origin.url, id);
    expect(tracks.map(({ language }) => language)).toEqual(['en', 'es', 'de']);
    expect(at.tenant.account.used).toBe(12);
  } finally {
    await origin.close();
  }
});

it('what a live run of version 0.1.0 left is cleaned up', async () => {
  const liveMock = await startLiveMock({ clock: 'manual' });
  try {
    // The ledger as it is, but for the addresses.
    const entries = (await readDurableLog(join(v0, 'live', 'live.log'), ledgerFormat)).map(
      (entry): JsonValue =>
        isJsonObject(entry) && entry.entry === 'run' ? { ...entry, baseUrls: liveMock.urls } : entry,
    );
    const ledger = Ledger.resume(entries, { append: async () => {} });
    if (ledger === null) throw new Error('the ledger has no head');
    const { apiKey } = liveMock.credentials['gcore-ai'];
    const video = { name: 'left behind', description: ledger.run.marker, origin_url: 'https://example.com/video.mp4' };
    await fetch(`${liveMock.behind['gcore-ai']}/streaming/videos`, {
      method: 'POST',
      headers: { Authorization: `APIKey ${apiKey}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(video),
    });
    expect(await standing(liveMock)).toHaveLength(1);
    const clock = await accountClock(liveMock);
    const { removed, left: remaining } = await cleanUp({ ledger, credentials: liveMock.credentials, clock });
    expect([removed.length, remaining]).toEqual([1, []]);
    expect(await standing(liveMock)).toEqual([]);
  } finally {
    await liveMock.close();
  }
});
