import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { helloVideo, type PipelineMocks, usePipelineMocks } from '../../test/support/pipeline-mocks.ts';
import { captionVideo } from './caption-video.ts';
import type { CaptionOptions } from './options.ts';
import type { Publisher, Transcriber } from './stages/types.ts';
import { translatePlusTranslator } from './translators/translateplus.ts';

let at: PipelineMocks;
beforeAll(async () => {
  at = await usePipelineMocks({ limits: { translateplus: null } });
});
afterAll(() => at.close());

const transcriber: Transcriber = {
  id: 'a sentence',
  needs: 'either',
  check() {},
  transcribe: async () => ({
    language: 'en',
    segments: [{ start: 1, end: 3, text: 'Good morning, and welcome back.' }],
  }),
};

/** Options of a run whose publisher remembers the languages that it gets. */
function run(name: string, more: Partial<CaptionOptions>) {
  const published: string[] = [];
  const publisher: Publisher = {
    id: 'memory',
    needs: 'either',
    check() {},
    publish: async (_video, { language }) => {
      published.push(language);
      return { place: language, ids: {} };
    },
  };
  const state = join(at.folder, name);
  const options: CaptionOptions = {
    to: ['es'],
    transcriber,
    translator: translatePlusTranslator(at.translatePlus, 'test'),
    publishers: [publisher],
    state,
    clock: at.clock,
    ...more,
  };
  return { state, published, ended: captionVideo(helloVideo, options) };
}

/** Rules that each of the tracks breaks, without a layout that keeps them. */
const tight = { rules: { layouts: { all: { maxDurationMs: 500 }, languages: {} } }, layout: { maxDurationMs: 7000 } };

it('reports what a track breaks, and publishes it all the same', async () => {
  const { ended, published } = run('warn', tight);
  const { tracks } = await ended;
  expect(published.sort()).toEqual(['en', 'es']);
  for (const { language, findings } of tracks) {
    expect(findings).toContainEqual(
      expect.objectContaining({ rule: 'time/max-duration', severity: 'error', cue: 1, file: `${language}.vtt` }),
    );
  }
});

it('holds tracks with an error back, and keeps them in the state folder', async () => {
  const before = at.tenant.account.used;
  const { ended, published, state } = run('error', { ...tight, lint: 'error' });
  await expect(ended).rejects.toMatchObject({ kind: 'lint', reason: expect.stringContaining('time/max-duration') });
  expect(published).toEqual([]);
  expect(at.tenant.account.used).toBeGreaterThan(before);
  const { message } = (await ended.catch((error: Error) => error)) as Error;
  const [path = ''] = /\/\S+\.vtt/.exec(message) ?? [];
  expect(path).toContain(state);
  for (const language of ['en', 'es']) {
    expect(readFileSync(path.replace(/[a-z]+\.vtt$/, `${language}.vtt`), 'utf8')).toMatch(/^WEBVTT\n/);
  }
});

it('publishes what it has paid for, without a second payment, when it is asked to only warn', async () => {
  await expect(run('again', { ...tight, lint: 'error' }).ended).rejects.toMatchObject({ kind: 'lint' });
  const paid = at.tenant.account.used;
  const { ended, published } = run('again', tight);
  await ended;
  expect(published.sort()).toEqual(['en', 'es']);
  expect(at.tenant.account.used).toBe(paid);
});

it('publishes tracks without errors when it holds others back, and looks for nothing when it is off', async () => {
  const { ended, state } = run('clean', { lint: 'error' });
  await ended;
  expect(existsSync(join(state, 'held-back'))).toBe(false);
  const { tracks } = await run('off', { ...tight, lint: 'off' }).ended;
  expect(tracks.map(({ findings }) => findings)).toEqual([[], []]);
});
