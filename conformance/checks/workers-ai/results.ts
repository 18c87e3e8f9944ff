import { documented, observed } from '../../../src/base/evidence.ts';
import type { JsonObject } from '../../../src/base/json.ts';
import type { Answer } from '../../model/context/answer.ts';
import { show } from '../../model/show.ts';
import { eachRow } from '../rows.ts';
import { base64, inputOf, MODELS_PAGE, TINY, TURBO, TURBO_CAPTURE, tone, WHISPER } from './support/ai.ts';
import { check } from './support/check.ts';
import { heardCues, letters, listIn, segmentsOf, wordsOf } from './support/transcription.ts';

const page = documented(MODELS_PAGE);
const MODELS = { whisper: WHISPER, 'whisper-tiny-en': TINY, turbo: TURBO };

/** True for a number from 0 to 1. */
const probable = (value: unknown): boolean => value === undefined || (Number(value) >= 0 && Number(value) <= 1);

/** Demands that times go forward. */
function expectForward(answer: Answer, parts: readonly JsonObject[], what: string): void {
  let last = 0;
  for (const { start, end } of parts) {
    answer.verify(Number(start) >= last - 0.001, `${what} in the order of time`, show({ start, end, last }));
    answer.verify(Number(end) >= Number(start), `an end at or after the start of ${what}`, show({ start, end }));
    last = Number(start);
  }
}

/** The results of the models. */
export const resultChecks = [
  check({
    id: 'results/classic-fields',
    title: 'Whisper answers with text, words and WebVTT',
    requirement: 'text, word_count, words [{word, start, end}], vtt',
    evidence: page,
    cost: { requests: 2 },
    run: (ai) =>
      eachRow(ai.t, { whisper: WHISPER, 'whisper-tiny-en': TINY }, async (model) => {
        const { answer, result } = await ai.heard(model);
        for (const name of ['text', 'word_count', 'words', 'vtt']) {
          answer.verify(result[name] !== undefined, `the field ${show(name)}`, show(Object.keys(result)));
        }
      }),
  }),
  check({
    id: 'results/turbo-fields',
    title: 'Turbo answers with segments, and has words only in them',
    requirement: 'transcription_info, text, word_count, segments [{start, end, text, words}], vtt; no words at the top',
    evidence: page,
    cost: { requests: 1 },
    run: async (ai) => {
      const { answer, result } = await ai.heard(TURBO);
      for (const name of ['transcription_info', 'text', 'word_count', 'segments', 'vtt']) {
        answer.verify(result[name] !== undefined, `the field ${show(name)}`, show(Object.keys(result)));
      }
      answer.verify(result.words === undefined, 'no words at the top', show(result.words));
      const segments = listIn(answer, result, 'segments');
      const whole = segments.every(({ start, end, text, words }) =>
        [start, end, text, words].every((part) => part !== undefined),
      );
      answer.verify(whole, 'segments with start, end, text and words', show(segments[0]));
    },
  }),
  check({
    id: 'results/times',
    title: 'Words and segments go forward in time, within the file',
    requirement: 'start and end in seconds',
    evidence: page,
    cost: { requests: 3 },
    run: (ai) =>
      eachRow(ai.t, MODELS, async (model) => {
        const { answer, result } = await ai.heard(model);
        const words = wordsOf(answer, result);
        expectForward(answer, words, 'words');
        expectForward(answer, segmentsOf(answer, result), 'segments');
        const end = Math.max(0, ...words.map((word) => Number(word.end)));
        // The file has three seconds; recognisers round up to frames.
        answer.verify(end <= 3.5, 'an end within the three seconds of the file', String(end));
      }),
  }),
  check({
    id: 'results/word-count',
    title: 'word_count counts the words',
    requirement: 'word_count: the number of words',
    evidence: page,
    cost: { requests: 3 },
    run: (ai) =>
      eachRow(ai.t, MODELS, async (model) => {
        const { answer, result } = await ai.heard(model);
        const { length } = wordsOf(answer, result);
        answer.verify(result.word_count === length, `word_count ${length}`, show(result.word_count));
      }),
  }),
  check({
    id: 'results/agree',
    title: 'Text, words and WebVTT agree',
    requirement: 'text, words and vtt of one transcription',
    evidence: page,
    cost: { requests: 3 },
    run: (ai) =>
      eachRow(ai.t, MODELS, async (model) => {
        const { answer, result } = await ai.heard(model);
        const text = letters(result.text);
        const words = letters(
          wordsOf(answer, result)
            .map(({ word }) => word)
            .join(''),
        );
        answer.verify(words === text, `words that say ${show(result.text)}`, show(words));
        const said = heardCues(answer, result)
          .map((cue) => cue.text)
          .join('');
        answer.verify(letters(said) === text, `a vtt that says ${show(result.text)}`, show(said));
      }),
  }),
  check({
    id: 'results/segments-agree',
    title: "Turbo's segments agree with their words",
    requirement: 'segments: text and words of the same part',
    evidence: page,
    cost: { requests: 1 },
    run: async (ai) => {
      const { answer, result } = await ai.heard(TURBO);
      for (const segment of listIn(answer, result, 'segments')) {
        const words = listIn(answer, segment, 'words');
        const same = letters(words.map(({ word }) => word).join('')) === letters(segment.text);
        answer.verify(same, 'words that say the text of their segment', show(segment, 300));
        const inside = words.every(
          ({ start, end }) =>
            Number(start) >= Number(segment.start) - 0.01 && Number(end) <= Number(segment.end) + 0.01,
        );
        answer.verify(inside, 'words within their segment', show(segment, 300));
      }
    },
  }),
  check({
    id: 'results/turbo-words',
    title: "Turbo's words start with a space",
    requirement: 'A word of a segment looks like " The"',
    evidence: observed(TURBO_CAPTURE),
    cost: { requests: 1 },
    run: async (ai) => {
      const { answer, result } = await ai.heard(TURBO);
      const words = wordsOf(answer, result);
      const bare = words.find(({ word }) => !String(word).startsWith(' '));
      answer.verify(bare === undefined, 'words with a leading space', show(bare));
    },
  }),
  check({
    id: 'results/turbo-vtt',
    title: "Turbo's WebVTT has one word per cue, MM:SS.mmm and no numbers",
    requirement: 'WEBVTT\\n\\n00:00.000 --> 00:00.140\\n The\\n\\n...',
    evidence: observed(TURBO_CAPTURE),
    cost: { requests: 1 },
    run: async (ai) => {
      const { answer, result } = await ai.heard(TURBO);
      const [, ...cues] = String(result.vtt).replace(/\r\n?/g, '\n').trim().split(/\n\n/);
      answer.verify(
        cues.length === wordsOf(answer, result).length,
        `${wordsOf(answer, result).length} cues, one per word`,
        cues.length,
      );
      for (const cue of cues) {
        const fits = /^\d\d:\d\d\.\d{3} --> \d\d:\d\d\.\d{3}\n ?\S+$/.test(cue);
        answer.verify(fits, 'MM:SS.mmm --> MM:SS.mmm and one word', show(cue));
      }
    },
  }),
  check({
    id: 'results/turbo-info',
    title: 'Turbo reports language and length',
    requirement:
      'transcription_info: the language that the request names, or en; total seconds and seconds without silence; ' +
      'probabilities between 0 and 1',
    evidence: page,
    cost: { requests: 2 },
    run: async (ai) => {
      const { answer, result } = await ai.heard(TURBO);
      const info = result.transcription_info as JsonObject;
      const { language, language_probability, duration, duration_after_vad } = info;
      answer.verify(language === 'en', 'the language en, which is the default', show(language));
      answer.verify(Math.abs(Number(duration) - 3) < 0.5, 'a duration of about 3 seconds', show(duration));
      const fits = duration_after_vad === undefined || Number(duration_after_vad) <= Number(duration) + 0.05;
      answer.verify(fits, 'no more seconds without silence than in total', show(info));
      const sure = segmentsOf(answer, result).every(({ no_speech_prob }) => probable(no_speech_prob));
      answer.verify(probable(language_probability) && sure, 'probabilities between 0 and 1', show(result, 500));
      if (!ai.t.arranged) return;
      const german = await ai.heard(TURBO, { json: { audio: base64(tone()), language: 'de' } });
      const reported = (german.result.transcription_info as JsonObject).language;
      german.answer.verify(reported === 'de', 'the requested language, de', show(reported));
    },
  }),
  check({
    id: 'results/each-its-own',
    title: 'Each transcription is of the sound that was sent, whatever was sent before',
    quote: 'The total duration of the original audio file, in seconds.',
    requirement: 'transcription_info.duration: the seconds of this recording; words within it',
    evidence: page,
    cost: { requests: 4 },
    run: async (ai) => {
      for (const seconds of [2, 8, 4, 2]) {
        const { answer, result } = await ai.heard(TURBO, inputOf(TURBO, tone(seconds)));
        const { duration } = (result.transcription_info ?? {}) as JsonObject;
        const isOwn = Math.abs(Number(duration) - seconds) < 1;
        answer.verify(isOwn, `a duration of about ${seconds} seconds`, show(duration));
        const end = Math.max(0, ...wordsOf(answer, result).map((word) => Number(word.end)));
        answer.verify(end < seconds + 1, `words within ${seconds} seconds`, String(end));
      }
    },
  }),
];
