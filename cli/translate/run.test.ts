// Covers: ../caption/caption-file.ts, ../caption/target-options.ts, ../commands/translate.ts
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runHere } from '../../test/support/in-process.ts';
import { helloVideo } from '../../test/support/pipeline-mocks.ts';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'translate-'));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

const CUE = '1\n00:00:01,000 --> 00:00:02,000\nHello world.\n';
const harness = (...words: readonly string[]) => runHere('caption-harness', words, { cwd });

it('writes translations beside their sources, and shows the cost before', async () => {
  writeFileSync(join(cwd, 'film.en.srt'), CUE);
  const plan = await harness('translate', 'film.en.srt', '--to', 'es,de', '--dry-run');
  expect([plan.code, readdirSync(cwd)]).toEqual([0, expect.not.arrayContaining(['film.es.srt'])]);
  expect(plan.stdout).toMatch(/^film\.en\.srt \(en\): 2 credits\n.*film\.es\.srt\n.*film\.de\.srt\nNothing was made/s);
  const end = await harness('translate', 'film.en.srt', '--to', 'es,de');
  expect([end.code, end.stdout]).toEqual([0, expect.stringMatching(/^film\.en\.srt: 2 credits spent\n/)]);
  expect(readFileSync(join(cwd, 'film.es.srt'), 'utf8')).toBe(CUE.replace('Hello world.', 'Hola mundo.'));
});

it('translates several files in one run', async () => {
  for (const name of ['a.en.srt', 'b.en.srt', 'c.en.srt']) writeFileSync(join(cwd, name), CUE);
  const end = await harness('translate', 'a.en.srt', 'b.en.srt', 'c.en.srt', '--to', 'es');
  expect([end.code, end.stderr]).toEqual([0, '']);
  expect(readdirSync(cwd)).toEqual(expect.arrayContaining(['a.es.srt', 'b.es.srt', 'c.es.srt']));
});

it.each<[string, string[], RegExp]>([
  ['film.srt', ['--to', 'es'], /language of film\.srt is unknown.*--from/],
  ['film.en.srt', ['--to', 'klingon'], /not a language/],
  ['film.en.srt', ['--to', 'Spanish'], /Did you mean es\?/],
  ['other.en.srt', [helloVideo, '--to', 'es'], /hello-captions\.mp4 is not a caption file .*caption-harness caption/],
  [
    'film.en.srt',
    ['film.en.srt', './film.srt', '--from', 'en', '--to', 'es'],
    /film\.en\.srt and \.\/film\.srt would both/,
  ],
  ['film.en.srt', ['--to', 'es', '--resume', '--restart'], /'--restart' cannot be used with option '--resume'/],
  ['film.en.srt', ['--to', 'es', '--tenant', 'a b'], /a name has 1 to 64 of a-z.*got "a b"/],
  ['film.en.srt', ['--to', 'es', '--url', 'gcore-ai=http://127.0.0.1:1'], /--url gcore-ai=\.\.\. has no effect/],
  [
    'film.en.srt',
    ['--to', 'es', '--credential', 'gcore-ai.apiKey=a-key'],
    /--credential gcore-ai\.apiKey=\.\.\. needs/,
  ],
  ['film.en.srt', ['--to', 'es', '--target', 'live', '--yes', '--control', 'http://127.0.0.1:1'], /Leave one of them/],
  ['other.en.srt', ['none.en.srt', '--to', 'es'], /none\.en\.srt cannot be read/],
])('refuses with exit code 2: %s %j', async (name, args, sentence) => {
  writeFileSync(join(cwd, name), CUE);
  writeFileSync(join(cwd, 'film.srt'), CUE);
  const end = await harness('translate', ...(args[0]?.startsWith('-') ? [name] : []), ...args);
  expect([end.code, end.stdout]).toEqual([2, '']);
  expect(end.stderr).toMatch(sentence);
});

it('names the option for a file that is not UTF-8', async () => {
  writeFileSync(join(cwd, 'film.en.srt'), Buffer.from(CUE.replace('Hello', 'H\u00e9llo'), 'latin1'));
  const end = await harness('translate', 'film.en.srt', '--to', 'es');
  expect([end.code, end.stderr]).toEqual([2, expect.stringMatching(/film\.en\.srt: .*--encoding/)]);
  expect((await harness('translate', 'film.en.srt', '--to', 'es', '--encoding', 'windows-1252')).code).toBe(0);
});

it('captions a video with a transcript, and refuses one for several videos', async () => {
  writeFileSync(join(cwd, 'film.en.srt'), CUE);
  for (const name of ['a.mp4', 'b.mp4']) copyFileSync(helloVideo, join(cwd, name));
  const args = ['--transcript', 'film.en.srt', '--to', 'es', '--publish', 'files'];
  const one = await harness('caption', 'a.mp4', ...args);
  expect([one.code, one.stdout]).toEqual([
    0,
    expect.stringMatching(/^a: 1 cue in English, 2 tracks, 1 credit spent\n/),
  ]);
  expect(one.stderr).not.toContain('transcriber:');
  expect(readdirSync(join(cwd, 'captions'))).toEqual(['a.en.vtt', 'a.es.vtt']);
  expect((await harness('caption', 'a.mp4', 'b.mp4', ...args)).stderr).toMatch(/--transcript is for one video/);
  expect((await harness('caption', 'a.mp4', ...args, '--transcriber', 'gcore-ai')).code).toBe(2);
  expect((await harness('caption', ...args)).stderr).toMatch(/needs the video/);
});
