// Covers: default-transcriber.ts, media-folder.ts, name-pattern.ts
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../exit-codes.ts';
import { defaultTranscriber, describeChoice } from './default-transcriber.ts';
import { patternName } from './name-pattern.ts';
import { readSources } from './sources.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sources-'));
  for (const path of [
    'd/2/intro.mp4',
    'd/1/intro.MP4',
    'd/1/b/talk.v2.mkv',
    'd/notes.txt',
    'd/.hidden/x.mp4',
    'd/._x.mp4',
    'd/film.en.vtt',
    'd/old.avi',
  ]) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), '');
  }
  symlinkSync(join(folder, 'd'), join(folder, 'd', 'circle'));
  symlinkSync(join(folder, 'd', '2', 'intro.mp4'), join(folder, 'd', 'linked.mp4'));
  symlinkSync('nowhere', join(folder, 'd', 'dangling.mp4'));
  mkdirSync(join(folder, 'none'));
  writeFileSync(join(folder, 'list'), `# videos\n${join(folder, 'd', '2')}\n\n  https://a.example/x.mp4 \r\n`);
  writeFileSync(join(folder, 'empty-list'), '# nothing\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (named: readonly string[], flags: { list?: string; name?: readonly string[] } = {}) =>
  readSources(named, { name: [], ...flags });

it('takes the media files of a folder, sorted, with their paths below it as names', async () => {
  const sources = await read([join(folder, 'd')]);
  expect(sources.map(({ name }) => name)).toEqual(['1/b/talk.v2', '1/intro', '2/intro', 'linked', 'old']);
  expect(sources[1]?.video).toBe(join(folder, 'd', '1', 'intro.MP4'));
});

it('tells videos from source text among the files of a folder', async () => {
  const there = join(folder, 'ts');
  mkdirSync(there);
  const stream = Buffer.alloc(2 * 188, 0xff);
  for (const at of [0, 188]) stream[at] = 0x47;
  writeFileSync(join(there, 'video.ts'), stream);
  writeFileSync(join(there, 'source.d.ts'), `Good;${' '.repeat(400)}`);
  expect((await read([there])).map(({ name }) => name)).toEqual(['video']);
});

it('takes arguments, then the lines of a list, folders among them', async () => {
  expect(await read(['a.mp4', 'file:///b.mp4'], { list: join(folder, 'list') })).toEqual([
    { video: 'a.mp4', name: undefined, isUrl: false },
    { video: 'file:///b.mp4', name: undefined, isUrl: false },
    { video: join(folder, 'd', '2', 'intro.mp4'), name: 'intro', isUrl: false },
    { video: 'https://a.example/x.mp4', name: undefined, isUrl: true },
  ]);
});

it('takes the bundled video if there is neither argument nor list', async () => {
  expect(await read([])).toEqual([
    { video: expect.stringMatching(/hello-captions\.mp4$/), name: undefined, isUrl: false },
  ]);
});

describe('refuses', () => {
  it.each<[string, () => Promise<unknown>, RegExp]>([
    ['a folder without media', () => read([join(folder, 'none')]), /no media files in the folder/],
    ['a list that names nothing', () => read([], { list: join(folder, 'empty-list') }), /names no video/],
    ['a list that is missing', () => read([], { list: join(folder, 'no') }), /cannot be read \(ENOENT\)/],
    ['a misspelt placeholder', () => read(['a'], { name: ['{bse}'] }), /no placeholder \{bse\}; known: \{base\}/],
    ['two names for three videos', () => read(['a', 'b', 'c'], { name: ['x', 'y'] }), /2 times for 3 videos/],
  ])('%s', async (_what, work, message) => {
    const error = await work().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UsageError);
    expect((error as Error).message).toMatch(message);
  });
});

it('gives each video a name of its own, or one by a pattern', async () => {
  const names = async (name: readonly string[]) =>
    (await read(['d/1/intro.mp4', 'd/2/intro.mov'], { name })).map((one) => one.name);
  expect(await names(['one', 'two'])).toEqual(['one', 'two']);
  expect(await names(['{folder}/{base}-{ext}'])).toEqual(['1/intro-mp4', '2/intro-mov']);
  expect(await names(['same'])).toEqual(['same', 'same']);
});

it.each([
  ['{folder}-{base}', 'https://a.example/talks/one%20two.mp4?x=1', 'talks-one two'],
  ['{folder}-{base}', 'https://a.example/one.mp4', 'a.example-one'],
  ['{base}{base}', 'film', 'filmfilm'],
  ['{other}', 'film', '{other}'],
])('pattern %j of %s is %j', (pattern, video, name) => expect(patternName(pattern, video)).toBe(name));

it('chooses the transcriber by what there is, and says so', () => {
  expect(defaultTranscriber({ isUrl: false })).toBe('workers-ai');
  expect(defaultTranscriber({ isUrl: true })).toBe('gcore-ai');
  expect(describeChoice([{ isUrl: false }, { isUrl: true }, { isUrl: true }])).toBe(
    'transcriber: workers-ai for 1 file (it takes files), gcore-ai for 2 URLs (it fetches URLs by itself); --transcriber chooses another',
  );
});

it('takes a path that cannot be looked at for a video, which gets its verdict later', async () => {
  const circle = join(folder, 'to-itself.mp4');
  symlinkSync('to-itself.mp4', circle);
  const long = join(folder, `${'x'.repeat(300)}.mp4`);
  for (const path of [circle, long, join(folder, 'list', 'below-a-file.mp4')]) {
    expect(await read([path])).toEqual([{ video: path, name: undefined, isUrl: false }]);
  }
});
