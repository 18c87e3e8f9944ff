import { isDeepStrictEqual } from 'node:util';
import type { JsonObject } from '../../../src/base/json.ts';
import { show } from '../../model/show.ts';
import { cuesOfVtt } from '../web-vtt.ts';
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
      answer.verify(isDeepStrictEqual(seen, expected), show(expected, 200), show(seen, 200));
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
      answer.verify(cuesOfVtt(answer, answer.text()).length > 0, 'a cue', show(answer.text()));
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
      const cues = cuesOfVtt(answer, answer.text());
      answer.verify(cues.length > 1, 'several cues', show(answer.text(), 400));
      let last = 0;
      for (const { start, end, text } of cues) {
        answer.verify(end > start && start >= last, 'cues in the order of time', show({ start, end }));
        answer.verify(text.split(/\s+/).length <= 8, 'a few words', show(text));
        last = start;
      }
    },
  }),
];
