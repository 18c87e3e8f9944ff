import type { JsonObject } from '../../../src/base/json.ts';
import type { Answer } from '../../model/context/answer.ts';
import { show } from '../../model/show.ts';
import { check } from './support/check.ts';
import { captionsPage, observed } from './support/sources.ts';
import { expectStarted } from './support/started.ts';

const TIMES = /^(\d\d):(\d\d):(\d\d)\.(\d{3}) --> (\d\d):(\d\d):(\d\d)\.(\d{3})/;

/** Demands one cue with its number, times with hours and a few words. Returns its start in milliseconds. */
function expectCue(answer: Answer, cue: string, wanted: number, last: number): number {
  const [number, times = '', ...words] = cue.split(/\r?\n/);
  answer.verify(number === String(wanted), `the number ${wanted}`, show(number));
  const parts = TIMES.exec(times)?.slice(1).map(Number);
  answer.verify(parts !== undefined, 'HH:MM:SS.mmm --> HH:MM:SS.mmm', show(times));
  const [h = 0, m = 0, s = 0, ms = 0, h2 = 0, m2 = 0, s2 = 0, ms2 = 0] = parts ?? [];
  const start = ((h * 60 + m) * 60 + s) * 1000 + ms;
  const end = ((h2 * 60 + m2) * 60 + s2) * 1000 + ms2;
  answer.verify(end > start && start >= last, 'cues in the order of time', show(times));
  answer.verify(words.join(' ').split(/\s+/).length <= 8, 'a few words', show(words));
  return start;
}

/** POST generate: "Generate a caption", and the track that it makes. */
export const generateChecks = [
  check({
    id: 'captions-generate/answer',
    title: 'Generating answers at once with a track in progress',
    quote: '"language": "en", "label": "English (auto-generated)", "generated": true, "status": "inprogress"',
    requirement: '{"language":"en","label":"English (auto-generated)","generated":true,"status":"inprogress"}',
    evidence: captionsPage,
    cost: { requests: 6 },
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
  check({
    id: 'captions-generate/becomes-ready',
    title: 'A generated track becomes ready and has a file',
    quote:
      'The result will provide a status denoting the progress of the caption generation. There are three statuses: inprogress, ready, and error.',
    requirement: 'status goes from inprogress to ready, alone and in the list',
    evidence: captionsPage,
    cost: { requests: 13 },
    run: async (stream) => {
      const { video, track } = await stream.captioned();
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
  check({
    id: 'captions-generate/cues',
    title: 'Generated cues have numbers, times with hours and a few words each',
    requirement: 'Numbers, HH:MM:SS.mmm and four to five words per cue',
    evidence: observed('a file shown in a Cloudflare blog post'),
    cost: { requests: 12 },
    run: async (stream) => {
      const { video } = await stream.captioned();
      const { answer } = await stream.do('getCaptionVtt', { video });
      const [, ...cues] = answer
        .text()
        .trim()
        .split(/\r?\n\r?\n/);
      let last = 0;
      cues.forEach((cue, at) => {
        last = expectCue(answer, cue, at + 1, last);
      });
      answer.verify(cues.length > 1, 'several cues', show(cues));
    },
  }),
];
