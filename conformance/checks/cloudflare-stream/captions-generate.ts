import type { JsonObject } from '../../../src/base/json.ts';
import { show } from '../../model/show.ts';
import { webVtt } from '../web-vtt.ts';
import { check } from './support/check.ts';
import { captionsPage, observed } from './support/sources.ts';
import { expectStarted } from './support/started.ts';

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
    title: 'Generated cues are in the order of time, with a few words each',
    requirement: 'WebVTT in any of its forms, four to five words per cue',
    evidence: observed(
      'a file shown in a Cloudflare blog post; that it numbers its cues and writes hours is its own choice',
    ),
    cost: { requests: 12 },
    run: async (stream) => {
      const { video } = await stream.captioned();
      const { answer } = await stream.do('getCaptionVtt', { video });
      const seen = webVtt(answer.text());
      if ('problem' in seen) return answer.fail(`WebVTT: ${seen.problem}`, show(answer.text(), 400));
      answer.verify(seen.cues.length > 1, 'several cues', show(answer.text(), 400));
      let last = 0;
      for (const { start, end, text } of seen.cues) {
        answer.verify(end > start && start >= last, 'cues in the order of time', show({ start, end }));
        answer.verify(text.split(/\s+/).length <= 8, 'a few words', show(text));
        last = start;
      }
    },
  }),
];
