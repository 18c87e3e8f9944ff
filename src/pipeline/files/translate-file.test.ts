// Covers: ../transcribers/given.ts, ../translators/pay-once.ts,
// ../translators/translateplus-files.ts, check-outputs.ts, put-text.ts, translate-all.ts
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RunningWorld, startWorld } from '../../../mocks/start.ts';
import { helloVideo, type PipelineMocks, usePipelineMocks } from '../../../test/support/pipeline-mocks.ts';
import { convertSubtitles, type SubtitleFormat } from '../../subtitles/index.ts';
import { captionVideo } from '../caption-video.ts';
import { planCaptions } from '../plan.ts';
import { filesPublisher } from '../publishers/files.ts';
import { givenTranscriber } from '../transcribers/given.ts';
import { gcoreTranslator } from '../translators/gcore-ai.ts';
import { translatePlusTranslator } from '../translators/translateplus.ts';
import { putText } from './put-text.ts';
import { planFileTranslation, type TranslateFileOptions, translateFile } from './translate-file.ts';

let world: RunningWorld;
let at: PipelineMocks;
beforeAll(async () => {
  world = await startWorld({ ports: 'auto' });
});
afterAll(() => world.close());
beforeEach(async () => {
  at = await usePipelineMocks({}, world);
});
afterEach(() => at.close());

const SRT =
  '\ufeff1\r\n00:00:01,000 --> 00:00:02,000 X1:10\r\n<i>Hello world.</i>\r\n\r\n2 \r\n00:00:02.056 --> 00:00:04,753\r\n{\\an8}Hello world.\r\n\r\n\r\n';
const VTT =
  'WEBVTT - title\n\nSTYLE\n::cue { color: red }\n\nNOTE Hello world.\n\nid\n00:01.000 --> 00:02.000 line:0\nHello world.\n';

const options = (more: Partial<TranslateFileOptions> = {}): TranslateFileOptions => ({
  to: ['es', 'de'],
  translator: translatePlusTranslator(at.translatePlus, 'test'),
  state: join(at.folder, 'state'),
  clock: at.clock,
  ...more,
});
function source(name = 'film.en.srt', content = SRT) {
  const path = join(at.folder, name);
  writeFileSync(path, content);
  const format: SubtitleFormat = name.endsWith('.vtt') ? 'vtt' : 'srt';
  return { path, file: { content, format, language: 'en' } };
}
const translate = (from: ReturnType<typeof source>, more: Partial<TranslateFileOptions> = {}) =>
  translateFile(from.path, from.file, options(more));
const read = (name: string) => readFileSync(join(at.folder, name), 'utf8');

it.each([
  ['film.en.srt', SRT, 'film.es.srt', 'Hola mundo.'],
  ['film.EN.vtt', VTT, 'film.es.vtt', 'Hola mundo.'],
  ['film.srt', SRT, 'film.es.srt', 'Hola mundo.'],
])('changes only the texts of %s', async (name, content, target, text) => {
  const { translations, spent } = await translate(source(name, content), { to: ['es', 'en-GB'] });
  expect(translations).toEqual([{ language: 'es', path: join(at.folder, target) }]);
  const kept = content.includes('NOTE')
    ? content.replace(/Hello world\.\n$/, `${text}\n`)
    : content.replaceAll('Hello world.', text);
  expect(read(target)).toBe(kept);
  expect(spent.amount).toBe(at.tenant.account.used);
});

it('pays once: what is gone is written again, and a further language alone is paid', async () => {
  const film = source();
  await translate(film);
  expect(at.tenant.account.used).toBe(4);
  rmSync(join(at.folder, 'film.es.srt'));
  expect((await translate(film)).spent.amount).toBe(0);
  expect(read('film.es.srt')).toContain('Hola mundo.');
  expect((await planFileTranslation(film.path, film.file, options({ to: ['es', 'de', 'fr'] }))).price.amount).toBe(2);
  await translate(film, { to: ['es', 'de', 'fr'] });
  expect(at.tenant.account.used).toBe(6);
});

it('resumes after a lost answer, and reports it', async () => {
  const film = source();
  at.tenant.addFault({
    match: { operation: 'translateSubtitles' },
    times: 1,
    effect: { type: 'reset', when: 'after' },
  });
  await expect(translate(film, { to: ['es'] })).rejects.toMatchObject({ kind: 'lost-answer' });
  await expect(translate(film, { to: ['es'] })).rejects.toMatchObject({ kind: 'lost-answer' });
  expect(at.tenant.account.used).toBe(2);
  await translate(film, { to: ['es'], payAgain: true });
  expect(at.tenant.account.used).toBe(4);
  expect(read('film.es.srt')).toContain('Hola mundo.');
});

it('translates an edited source again, into the files of its own', async () => {
  await translate(source());
  await translate(source('film.en.srt', SRT.replace('<i>Hello world.</i>', 'Hello world.')));
  expect(read('film.es.srt')).not.toContain('<i>');
});

describe('refuses before anything is paid', () => {
  it('a file that another program wrote, unless it may be replaced', async () => {
    const film = source();
    writeFileSync(join(at.folder, 'film.es.srt'), 'by hand');
    await expect(translate(film)).rejects.toMatchObject({
      kind: 'options',
      next: expect.stringContaining('--overwrite'),
    });
    expect(at.operations()).toEqual([]);
    expect(existsSync(join(at.folder, 'film.de.srt'))).toBe(false);
    await translate(film, { overwrite: true });
    expect(read('film.es.srt')).toContain('Hola mundo.');
  });

  it.each([
    [{ to: ['klingon'] }, /not a language/],
    [{ to: ['bo'] }, /no code for bo/],
    [{ folder: '/proc/out' }, /cannot be used/],
  ])('%j', async (more, sentence) => {
    const error = await translate(source(), more).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ message: expect.stringMatching(sentence) });
    expect(at.operations()).toEqual([]);
  });

  it('without enough credits, and a translator of videos', async () => {
    at.tenant.update({ credits: 3 });
    await expect(translate(source())).rejects.toMatchObject({ kind: 'credits' });
    expect(at.tenant.account.used).toBe(0);
    await expect(translate(source(), { translator: gcoreTranslator(at.gcore) })).rejects.toMatchObject({
      kind: 'options',
    });
  });
});

describe('texts of a translated file', () => {
  const put = (from: string, to: string) => putText(from, to, 'srt');
  const cue = (text: string) => `1\n00:00:01,000 --> 00:00:02,000\n${text}\n`;

  it('are put into the source, whatever the service did to the rest', () => {
    const sent = '1\r\n00:00:01,000 --> 00:00:02,000\r\n<i>Hello</i>\r\n';
    expect(put(sent, cue('<i>Hola</i>'))).toEqual({ content: sent.replace('Hello', 'Hola'), kept: [] });
  });

  it('go into the first run if markup was lost', () => {
    expect(put(cue('<i>One</i> two'), cue('Uno dos')).content).toContain('Uno dos');
  });

  it('are missed where the service has none', () => {
    expect(put(`${cue('One')}\n${cue('Two')}`, cue('Uno'))).toMatchObject({ kept: [2] });
  });
});

describe('a video with captions that exist', () => {
  const given = () => ({
    to: ['es'],
    transcriber: givenTranscriber({ vtt: convertSubtitles(SRT, 'srt', 'vtt').content, language: 'en' }),
    translator: translatePlusTranslator(at.translatePlus, 'test'),
    publishers: [filesPublisher({ folder: join(at.folder, 'out') })],
    state: join(at.folder, 'state'),
    clock: at.clock,
  });

  it('is translated and published without a transcriber', async () => {
    const plan = await planCaptions(helloVideo, given());
    expect(plan).toMatchObject({
      given: true,
      language: 'en',
      cues: { count: 2, exact: true },
      price: { exact: true },
    });
    const { language, cues, tracks, spent } = await captionVideo(helloVideo, given());
    expect([language, cues, tracks.length]).toEqual(['en', 2, 2]);
    expect(spent.amount).toBe(plan.price?.amount);
    expect(new Set(at.operations())).toEqual(new Set(['getAccountSummary', 'translateSubtitles']));
    expect(read('out/hello-captions.en.vtt')).toBe(tracks[0]?.vtt);
    expect(tracks[0]?.vtt).toContain('00:00:02.056 --> 00:00:04.753 line:0\nHello world.');
    expect((await captionVideo(helloVideo, given())).spent.amount).toBe(0);
  });

  it('may have no sound', async () => {
    const { inFormat } = await import('../../media/test-support/samples.ts');
    const { Mp4OutputFormat } = await import('mediabunny');
    const path = join(at.folder, 'silent.mp4');
    writeFileSync(path, await inFormat(new Mp4OutputFormat(), { sound: false }));
    expect((await captionVideo(path, { ...given(), to: [] })).tracks).toHaveLength(1);
  });
});
