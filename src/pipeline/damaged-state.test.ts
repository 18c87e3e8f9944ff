// A loss in a state folder must never lead to a silent second payment.
// Covers: publishers/store.ts, transcribers/workers-ai.ts, translators/translateplus.ts

import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RunningWorld, startWorld } from '../../mocks/start.ts';
import { helloVideo, type PipelineMocks, usePipelineMocks } from '../../test/support/pipeline-mocks.ts';
import { captionVideo } from './caption-video.ts';
import { CaptionError } from './errors.ts';
import type { CaptionOptions } from './options.ts';
import { storePublisher } from './publishers/store.ts';
import { expectedLines, linesOf } from './test-support/expected.ts';
import { workersAiTranscriber } from './transcribers/workers-ai.ts';
import { translatePlusTranslator } from './translators/translateplus.ts';

let world: RunningWorld;
beforeAll(async () => {
  world = await startWorld({ ports: 'auto' });
});
afterAll(() => world.close());

let at: PipelineMocks;
let shelf: Map<string, string>;
beforeEach(async () => {
  at = await usePipelineMocks({}, world);
  shelf = new Map();
});
afterEach(() => at.close());

const caption = (more: Partial<CaptionOptions> = {}) =>
  captionVideo(helloVideo, {
    to: ['de'],
    transcriber: workersAiTranscriber(at.workersAi),
    translator: translatePlusTranslator(at.translatePlus, 'test'),
    publishers: [
      storePublisher({
        id: 'store',
        put: async (_video, { language, vtt }) => void shelf.set(language, vtt),
        get: async (_video, language) => shelf.get(language) ?? null,
        placeOf: (_video, language) => language,
      }),
    ],
    state: join(at.folder, 'state'),
    clock: at.clock,
    ...more,
  });
const failing = async (more: Partial<CaptionOptions> = {}): Promise<CaptionError> => {
  const end = await caption(more).catch((error: unknown) => error);
  if (end instanceof CaptionError) return end;
  throw new Error('it was expected to fail', { cause: end });
};
const file = (kind: 'jobs' | 'accounts'): string => {
  const folder = join(at.folder, 'state', kind);
  const [name = ''] = readdirSync(folder).filter((one) => one.endsWith('.log'));
  return join(folder, name);
};
const rewrite = (path: string, change: (text: string) => string): void =>
  writeFileSync(path, change(readFileSync(path, 'utf8')));
/** Returns the text before the line of the first entry that contains this. */
const upTo = (mark: string) => (text: string) => text.slice(0, text.lastIndexOf('\n', text.indexOf(mark)) + 1);
const used = () => at.tenant.account.used;

describe('a job log that lost a translation that was paid for', () => {
  beforeEach(async () => {
    await caption();
    expect(used()).toBe(6);
  });
  /** What was lost, and whether nothing of the job is left. */
  const losses: [string, (path: string) => void, isEmpty?: true][] = [
    ['removed', (path) => rmSync(path), true],
    ['cut after its first line', (path) => rewrite(path, upTo('"begin"')), true],
    ['cut before the translation was begun', (path) => rewrite(path, upTo('"begin":"translate/'))],
    ['cut before the translation ended', (path) => rewrite(path, upTo('"end":"translate/'))],
    ['cut within the translation', (path) => truncateSync(path, readFileSync(path).indexOf('"end":"translate/') + 30)],
  ];

  it.each(losses)('%s: stops and names both logs', async (_how, damage, isEmpty) => {
    const path = file('jobs');
    const transcriptions = () => at.operations().filter((one) => one === 'runModel').length;
    const before = transcriptions();
    expect(before).toBeGreaterThan(0);
    damage(path);
    for (let time = 0; time < 2; time += 1) {
      const { kind, message } = await failing();
      expect(kind).toBe('lost-answer');
      expect(message).toContain(`as the account log ${file('accounts')} says`);
      expect(message).toContain(`missing in the job log ${path}, which was damaged or removed`);
      expect(message).toContain(`restore ${path} from a copy, or allow paying again`);
      expect(used()).toBe(6);
      // Without anything in the log, the speech is not paid for again either.
      if (isEmpty) expect(transcriptions()).toBe(before);
    }
  });

  it.each(losses)('%s: resumes with permission, and pays once more', async (_how, damage) => {
    damage(file('jobs'));
    shelf.clear();
    await caption({ payAgain: true });
    expect([used(), linesOf(shelf.get('de') ?? '')]).toEqual([12, expectedLines('de')]);
    await caption();
    expect(used()).toBe(12);
  });

  it.each<[string, (text: string) => string]>([
    ['unreadable as a whole', () => '\0\u0001\u0002 nothing that was ours\n'.repeat(9)],
    ['empty', () => ''],
    ['changed in one letter', (text) => text.replace('Hello', 'hello')],
    ['with a line missing in the middle', (text) => text.split('\n').toSpliced(3, 1).join('\n')],
    ['with line ends of another system', (text) => text.replaceAll('\n', '\r\n')],
  ])('%s: stops, names the file and leaves it as it is', async (_how, change) => {
    const path = file('jobs');
    rewrite(path, change);
    const text = readFileSync(path, 'utf8');
    const { kind, message } = await failing();
    expect([kind, used()]).toEqual(['local', 6]);
    expect(message).toContain(path);
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('pays again after starting over on purpose, and then knows its payments', async () => {
    await caption({ earlier: 'restart' });
    expect(used()).toBe(12);
    rewrite(file('jobs'), upTo('"end":"translate/'));
    expect((await failing()).kind).toBe('lost-answer');
    expect(used()).toBe(12);
    await caption({ earlier: 'restart' });
    expect(used()).toBe(18);
  });
});

it('repairs a torn end of a job log and of an account log', async () => {
  await caption();
  for (const kind of ['jobs', 'accounts'] as const) appendFileSync(file(kind), '1234abcd 9 8 {"beg');
  await caption();
  expect(used()).toBe(6);
});

describe('an account log', () => {
  /** A job that was killed before it received the answer. */
  const killed = async (): Promise<void> => {
    await caption();
    rewrite(file('jobs'), upTo('"end":"translate/'));
    rewrite(file('accounts'), upTo('"paid"'));
  };

  it.each<[string, (path: string) => void]>([
    ['removed', (path) => rmSync(path)],
    ['cut before the payment', (path) => rewrite(path, upTo('"pay"'))],
  ])('%s: a translation that was begun is not taken for unpaid', async (_how, damage) => {
    await killed();
    const path = file('accounts');
    damage(path);
    for (let time = 0; time < 2; time += 1) {
      const { kind, message } = await failing();
      expect([kind, used()]).toEqual(['lost-answer', 6]);
      expect(message).toContain(`the payment is missing in the account log ${path}, which was damaged or removed`);
    }
    await caption({ payAgain: true });
    expect(used()).toBe(12);
  });

  it('stops a job at an unreadable file before it creates anything, and names and keeps the file', async () => {
    await caption();
    const path = file('accounts');
    rewrite(path, (text) => text.replace('"used"', '"usEd"'));
    rmSync(file('jobs'));
    const requests = at.operations().length;
    const { kind, message } = await failing();
    expect([kind, at.operations().length]).toEqual(['local', requests]);
    expect(message).toContain(`The account log ${path} is damaged`);
  });

  it('does not affect a finished job when it is damaged', async () => {
    await caption();
    rmSync(file('accounts'));
    await caption();
    expect(used()).toBe(6);
  });
});

describe('a state folder that cannot be used', () => {
  const place = mkdtempSync(join(tmpdir(), 'unusable-'));
  afterAll(() => rmSync(place, { recursive: true, force: true }));
  writeFileSync(join(place, 'file'), '');
  mkdirSync(join(place, 'odd'));
  writeFileSync(join(place, 'odd', 'accounts'), '');

  it.each([
    ['is a file', join(place, 'file')],
    ['is below a file', join(place, 'file', 'deep')],
    ['holds a file where a folder belongs', join(place, 'odd')],
    ['is in a file system that takes nothing', '/proc/caption-harness'],
  ])('%s: says so before anything is sent', async (_what, state) => {
    const { kind, message } = await failing({ state });
    expect([kind, at.operations()]).toEqual(['options', []]);
    expect(message).toMatch(new RegExp(`^The state folder ${state} cannot be used: [^.]+\\. Nothing was sent or paid`));
  });
});
