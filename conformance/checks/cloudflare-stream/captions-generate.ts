import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/base/json.ts';
import type { Check } from '../../model/check.ts';
import type { Answer } from '../../model/context/answer.ts';
import { show } from '../../model/show.ts';
import { eachRow } from '../rows.ts';
import { streamCheck } from './support/check.ts';
import { expectFile } from './support/files.ts';
import { VTT } from './support/forms.ts';
import { sample } from './support/media.ts';
import { expectRefused, refusals } from './support/refusals.ts';
import { CAPTIONS_PAGE, captionsPage, documented, observed, PYTHON_CAPTURE, TYPES, types } from './support/sources.ts';
import { UNUSED_VIDEO } from './support/stream.ts';

const LANGUAGES = ['cs', 'nl', 'en', 'fr', 'de', 'it', 'ja', 'ko', 'pl', 'pt', 'ru', 'es'];

/** Demands the answer to an accepted generation. The letter case of the shown tag is undocumented. */
function expectStarted(answer: Answer, result: JsonValue, tag = 'en'): void {
  const { language, generated, status, label } = isJsonObject(result) ? result : {};
  answer.verify(String(language).toLowerCase() === tag.toLowerCase(), `the language ${tag}`, show(language));
  answer.verify(generated === true, '"generated" true', show(generated));
  answer.verify(status === 'inprogress', '"status" inprogress', show(status));
  answer.verify(String(label).endsWith(' (auto-generated)'), 'a label that ends with " (auto-generated)"', show(label));
}

/** POST generate: "Generate a caption". */
export const generateChecks: readonly Check[] = [
  streamCheck({
    id: 'captions-generate/answer',
    title: 'Generating answers at once with a track in progress',
    requirement: '{"language":"en","label":"English (auto-generated)","generated":true,"status":"inprogress"}',
    evidence: captionsPage,
    requests: 6,
    run: async (stream) => {
      const video = await stream.ready();
      const { answer, result } = await stream.do('generateCaption', { video });
      const { language, label, generated, status } = result as Record<string, unknown>;
      const expected = { language: 'en', label: 'English (auto-generated)', generated: true, status: 'inprogress' };
      const seen = { language, label, generated, status };
      answer.verify(show(seen, 200) === show(expected, 200), show(expected, 200), show(seen, 200));
      const { result: alone, answer: look } = await stream.do('getCaption', { video });
      expectStarted(look, alone);
    },
  }),
  streamCheck({
    id: 'captions-generate/becomes-ready',
    title: 'A generated track becomes ready and has a file',
    requirement: 'status goes from inprogress to ready, alone and in the list',
    evidence: captionsPage,
    requests: 13,
    run: async (stream) => {
      const video = await stream.ready();
      const track = await stream.generated(video, 'en');
      const { answer } = await stream.do('getCaptionVtt', { video });
      answer.verify(track.generated === true, 'a track that is still marked as generated', show(track));
      const { answer: list, result } = await stream.do('listCaptions', { video });
      const [listed] = result as readonly JsonObject[];
      list.verify(listed?.status === 'ready', 'a track that is ready in the list too', show(listed));
      const file = answer.text();
      answer.verify(/^\ufeff?WEBVTT(?:[ \t\r\n]|$)/.test(file), 'a WebVTT file', show(file));
      const times = [...file.matchAll(/(\d\d):(\d\d)\.(\d{3}) --> (?:\d\d:)?(\d\d):(\d\d)\.(\d{3})/g)];
      answer.verify(times.length > 0, 'a cue', show(file));
    },
  }),
  streamCheck({
    id: 'captions-generate/cues',
    title: 'Generated cues have numbers, times with hours and a few words each',
    requirement: 'Numbers, HH:MM:SS.mmm and four to five words per cue',
    evidence: observed('a file shown in a Cloudflare blog post'),
    requests: 12,
    run: async (stream) => {
      const video = await stream.ready();
      await stream.generated(video, 'en');
      const { answer } = await stream.do('getCaptionVtt', { video });
      const [, ...cues] = answer
        .text()
        .trim()
        .split(/\r?\n\r?\n/);
      let last = -1;
      for (const [at, cue] of cues.entries()) {
        const [number, times = '', ...words] = cue.split(/\r?\n/);
        answer.verify(number === String(at + 1), `the number ${at + 1}`, show(number));
        const parts = /^(\d\d):(\d\d):(\d\d)\.(\d{3}) --> (\d\d):(\d\d):(\d\d)\.(\d{3})/
          .exec(times)
          ?.slice(1)
          .map(Number);
        answer.verify(parts !== undefined, 'HH:MM:SS.mmm --> HH:MM:SS.mmm', show(times));
        const [h = 0, m = 0, s = 0, ms = 0, h2 = 0, m2 = 0, s2 = 0, ms2 = 0] = parts ?? [];
        const start = ((h * 60 + m) * 60 + s) * 1000 + ms;
        const end = ((h2 * 60 + m2) * 60 + s2) * 1000 + ms2;
        answer.verify(end > start && start >= last, 'cues in the order of time', show(times));
        last = start;
        const count = words.join(' ').split(/\s+/).length;
        answer.verify(count <= 8, 'a few words', show(words));
      }
      answer.verify(cues.length > 1, 'several cues', show(cues));
    },
  }),
  streamCheck({
    id: 'captions-generate/languages',
    title: 'All twelve languages are accepted',
    requirement:
      'Supported: Czech, Dutch, English, French, German, Italian, Japanese, Korean, Polish, Portuguese, Russian, Spanish',
    evidence: captionsPage,
    requests: 20,
    run: async (stream) => {
      const video = await stream.ready();
      const rows = Object.fromEntries(LANGUAGES.map((language) => [language, language]));
      await eachRow(stream.t, rows, async (language) => {
        const { answer, result } = await stream.do('generateCaption', { video, language });
        expectStarted(answer, result, language);
      });
      await stream.expectTags(video, ...Object.keys(rows));
    },
  }),
  streamCheck({
    id: 'captions-generate/region',
    title: 'A region may follow the language',
    requirement: 'en-GB is labelled British English',
    evidence: captionsPage,
    requests: 6,
    run: async (stream) => {
      const video = await stream.ready();
      const { answer, result } = await stream.do('generateCaption', { video, language: 'en-GB' });
      expectStarted(answer, result, 'en-GB');
      const { label } = result as Record<string, unknown>;
      answer.verify(label === 'British English (auto-generated)', 'British English (auto-generated)', show(label));
    },
  }),
  streamCheck({
    id: 'captions-generate/unsupported-language',
    title: 'A language that is not supported is refused',
    requirement: 'StreamError if the language is not supported',
    evidence: documented(`${TYPES}.generate; the twelve: ${CAPTIONS_PAGE}; status and code are not published`),
    requests: 9,
    run: async (stream) => {
      const video = await stream.ready();
      await eachRow(stream.t, { Turkish: 'tr', Swedish: 'sv', Arabic: 'ar', Chinese: 'zh-Hant' }, async (language) => {
        expectRefused(await stream.send('generateCaption', { video, language }), refusals.refused);
      });
      await stream.expectTags(video);
    },
  }),
  streamCheck({
    id: 'captions-generate/bad-language',
    title: 'A malformed language tag is refused',
    requirement: 'BadRequestError if the language is invalid: 400, code 10005',
    evidence: types,
    requests: 6,
    run: async (stream) => {
      const video = await stream.ready();
      await eachRow(stream.t, { digits: '123', 'a hyphen at the end': 'en-' }, async (language) => {
        expectRefused(await stream.send('generateCaption', { video, language }), refusals.badRequest);
      });
    },
  }),
  streamCheck({
    id: 'captions-generate/unknown-video',
    title: 'Generating for an unknown video is refused',
    requirement: 'NotFoundError if the video is not found: 404, code 10003',
    evidence: types,
    requests: 1,
    run: async (stream) => {
      expectRefused(await stream.send('generateCaption', { video: UNUSED_VIDEO }), refusals.notFound);
    },
  }),
  streamCheck({
    id: 'captions-generate/not-ready',
    title: 'A video that is not ready is refused with code 10067, and accepted later',
    requirement: 'The video must be ready; one error with code 10067, on which clients try again',
    evidence: observed(`code and "exactly one": ci:45703612157; the rule: ${CAPTIONS_PAGE}; the status is unknown`),
    requests: 8,
    run: async (stream) => {
      const { uid } = await stream.copy();
      const body = expectRefused(await stream.send('generateCaption', { video: uid }), refusals.notReady);
      const answer = await stream.send('generateCaption', { video: uid });
      answer.verify((body.errors as readonly unknown[]).length === 1, 'exactly one error', show(body.errors));
      await stream.expectTags(uid);
      await stream.settled(uid, 'ready');
      const { answer: taken, result } = await stream.do('generateCaption', { video: uid });
      expectStarted(taken, result);
    },
  }),
  streamCheck({
    id: 'captions-generate/exists-uploaded',
    title: 'An uploaded track is not overwritten',
    requirement: 'An existing caption must be deleted before one is generated in its language',
    evidence: documented(`${CAPTIONS_PAGE}; status and code are not published`),
    requests: 8,
    run: async (stream) => {
      const video = await stream.ready();
      await stream.put(video, 'en');
      expectRefused(await stream.send('generateCaption', { video }), refusals.refused);
      const { answer, result } = await stream.do('getCaption', { video });
      answer.verify((result as Record<string, unknown>).generated === false, 'the uploaded track', show(result));
      await expectFile(stream, video, 'en', VTT);
    },
  }),
  streamCheck({
    id: 'captions-generate/exists-generated',
    title: 'A generated track is not generated again',
    requirement: 'StreamError if a generated caption already exists',
    evidence: documented(`${TYPES}.generate; status and code are not published`),
    requests: 12,
    run: async (stream) => {
      const video = await stream.ready();
      await stream.do('generateCaption', { video });
      expectRefused(await stream.send('generateCaption', { video }), refusals.refused);
      await stream.finished(video, 'en');
      expectRefused(await stream.send('generateCaption', { video }), refusals.refused);
      await stream.expectTags(video, 'en');
    },
  }),
  streamCheck({
    id: 'captions-generate/after-delete',
    title: 'After deleting a track it can be generated',
    requirement: 'Delete the existing caption, then generate',
    evidence: captionsPage,
    requests: 12,
    run: async (stream) => {
      const video = await stream.ready();
      await stream.put(video, 'en');
      await stream.do('deleteCaption', { video });
      await stream.generated(video, 'en');
      await stream.do('deleteCaption', { video });
      const { answer, result } = await stream.do('generateCaption', { video });
      expectStarted(answer, result);
    },
  }),
  streamCheck({
    id: 'captions-generate/ends-in-error',
    title: 'A generation that fails ends in the status error and must be deleted',
    requirement: 'status error; delete the track, then try again',
    evidence: captionsPage,
    requests: 12,
    run: async (stream) => {
      const video = await stream.ready({ input: await sample(stream, 'noise-30s.mp4') });
      await stream.generated(video, 'en', 'error');
      expectRefused(await stream.send('generateCaption', { video }), refusals.refused);
      await stream.do('deleteCaption', { video });
      const { answer, result } = await stream.do('generateCaption', { video });
      expectStarted(answer, result);
    },
  }),
  streamCheck({
    id: 'captions-generate/no-audio',
    title: 'A video without audio is refused',
    requirement: 'StreamError if the video is missing audio',
    evidence: documented(`${TYPES}.generate; status and code are not published`),
    requests: 6,
    run: async (stream) => {
      const video = await stream.ready({ input: await sample(stream, 'silent-30s.mp4') });
      expectRefused(await stream.send('generateCaption', { video }), refusals.refused);
      await stream.expectTags(video);
    },
  }),
  streamCheck({
    id: 'captions-generate/too-long',
    title: 'A video that is too long is refused',
    requirement: 'StreamError if the video duration is too long',
    evidence: documented(`${TYPES}.generate; limit, status and code are not published`),
    requests: 6,
    run: async (stream) => {
      const video = await stream.ready({ input: await sample(stream, 'speech-5h.mp4') });
      expectRefused(await stream.send('generateCaption', { video }), refusals.refused);
      await stream.expectTags(video);
    },
  }),
  streamCheck({
    id: 'captions-generate/any-body',
    title: 'A body is not needed, and one does not matter',
    requirement: 'POST without a body; the Python SDK declares JSON and sends no body',
    evidence: observed(PYTHON_CAPTURE),
    requests: 8,
    run: async (stream) => {
      const video = await stream.ready();
      const declared = { headers: { 'Content-Type': 'application/json', 'Content-Length': '0' } };
      await stream.do('generateCaption', { video, language: 'en' }, declared);
      await stream.do('generateCaption', { video, language: 'de' }, { json: { task: 'anything' } });
      await stream.expectTags(video, 'en', 'de');
    },
  }),
  streamCheck({
    id: 'captions-generate/stays-ready',
    title: 'A ready track and its file do not change',
    requirement: 'ready is final',
    evidence: captionsPage,
    requests: 14,
    run: async (stream) => {
      const video = await stream.ready();
      await stream.generated(video, 'en');
      const file = await stream.file(video, 'en');
      for (const seconds of stream.t.arranged ? [1, 600, 86_400] : [1]) {
        await stream.t.wait(seconds);
        const { answer, result } = await stream.do('getCaption', { video });
        answer.verify((result as Record<string, unknown>).status === 'ready', 'the status ready', show(result));
      }
      await expectFile(stream, video, 'en', file);
    },
  }),
  streamCheck({
    id: 'captions-generate/side-by-side',
    title: 'Two languages are generated side by side',
    requirement: 'Each language has a track of its own',
    evidence: captionsPage,
    requests: 14,
    run: async (stream) => {
      const video = await stream.ready();
      await stream.do('generateCaption', { video, language: 'en' });
      await stream.do('generateCaption', { video, language: 'fr' });
      await stream.finished(video, 'en');
      await stream.finished(video, 'fr');
      await stream.expectTags(video, 'en', 'fr');
    },
  }),
];
