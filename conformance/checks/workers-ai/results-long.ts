import { assumed, documented } from '../../../src/base/evidence.ts';
import type { JsonObject } from '../../../src/base/json.ts';
import type { Answer } from '../../model/context/answer.ts';
import { show } from '../../model/show.ts';
import { affordable, eachRow } from '../rows.ts';
import { type Ai, type Heard, inputOf, MODELS_PAGE, TINY, TURBO, tone, WHISPER } from './support/ai.ts';
import { check } from './support/check.ts';
import { expectTimesOfWords, heardCues, letters, listIn, segmentsOf, wordsOf } from './support/transcription.ts';

/** Words of the sources that several checks rest on. */
const says = {
  words: 'The second this word begins in the recording [...] The ending second when the word completes',
  segments:
    'The starting time of the segment within the audio, in seconds. [...] The ending time of the segment within the audio, in seconds.',
  whole: 'The complete transcription of the audio.',
} as const;

const page = documented(MODELS_PAGE);

/** Whisper hears windows of half a minute: this is two whole ones and a half. */
const SECONDS = 75;
const CLASSIC = { whisper: WHISPER, 'whisper-tiny-en': TINY };
const MODELS = { whisper: WHISPER, turbo: TURBO };

/** Sends the long sound. Skips the check where no speech is heard in it: the mocks invent some, a real model may not. */
async function heardLong(ai: Ai, model: string): Promise<Heard> {
  const heard = await ai.heard(model, { ...inputOf(model, tone(SECONDS)), shared: 'always' });
  if (String(heard.result.text).trim() === '') ai.t.skip('needs a target that hears speech in a tone');
  return heard;
}

/** Demands times in the recording: in order, ends after starts, some of them in its last part, none after its end. */
function expectThroughout(answer: Answer, parts: readonly JsonObject[], what: string): void {
  let last = 0;
  for (const { start, end } of parts) {
    answer.verify(
      Number(start) >= last - 0.001,
      `${what} counted from the start of the recording`,
      show({ start, last }),
    );
    answer.verify(Number(end) >= Number(start), `an end at or after the start of ${what}`, show({ start, end }));
    answer.verify(Number(end) <= SECONDS + 0.5, `an end within ${SECONDS} seconds`, show({ start, end }));
    last = Number(start);
  }
  answer.verify(last > SECONDS - 15, `${what} until the end of ${SECONDS} seconds`, `the last one at ${last} s`);
}

/** Results of a recording that is longer than the window of the models. */
export const longResultChecks = [
  check({
    id: 'results/long-words',
    title: 'The words of a long recording have their times in the whole of it',
    quote: says.words,
    requirement: 'start and end of a word: seconds in the recording, from its start to its end',
    evidence: page,
    cost: { requests: 2 },
    run: (ai) =>
      eachRow(ai.t, MODELS, async (model) => {
        const { answer, result } = await heardLong(ai, model);
        const words = wordsOf(answer, result);
        expectThroughout(answer, words, 'words');
        answer.verify(result.word_count === words.length, `word_count ${words.length}`, show(result.word_count));
      }),
  }),
  check({
    id: 'results/long-segments',
    title: 'A long recording has several segments, with their times in the whole of it',
    quote: says.segments,
    requirement: 'start and end of a segment: seconds within the audio; the words lie in their segments',
    evidence: page,
    cost: { requests: 1 },
    run: async (ai) => {
      const { answer, result } = await heardLong(ai, TURBO);
      const segments = segmentsOf(answer, result);
      answer.verify(segments.length > 1, 'several segments', segments.length);
      expectThroughout(answer, segments, 'segments');
      for (const segment of segments) {
        const words = listIn(answer, segment, 'words');
        const inside = words.every(
          ({ start, end }) =>
            Number(start) >= Number(segment.start) - 0.01 && Number(end) <= Number(segment.end) + 0.01,
        );
        answer.verify(inside, 'words within their segment', show(segment, 300));
      }
    },
  }),
  check({
    id: 'results/long-text',
    title: 'The text of a long recording is complete in every form',
    quote: says.whole,
    requirement: 'text, words, segments and vtt of one transcription have the same words in the same order',
    evidence: page,
    cost: { requests: 2 },
    run: (ai) =>
      eachRow(ai.t, MODELS, async (model) => {
        const { answer, result } = await heardLong(ai, model);
        const text = letters(result.text);
        const joined = (parts: readonly JsonObject[], name: string) =>
          letters(parts.map((part) => part[name]).join(''));
        const segments = segmentsOf(answer, result);
        const forms = {
          words: joined(wordsOf(answer, result), 'word'),
          ...(segments.length === 0 ? {} : { segments: joined(segments, 'text') }),
          vtt: letters(
            heardCues(answer, result)
              .map((cue) => cue.text)
              .join(''),
          ),
        };
        for (const [form, said] of Object.entries(forms)) {
          answer.verify(
            said === text,
            `${form} that say ${show(text)} to the end, ${show(text.slice(-40))}`,
            show(said.slice(-200)),
          );
        }
      }),
  }),
  check({
    id: 'results/long-vtt-times',
    title: "The cues of turbo's WebVTT of a long recording have the times of their words",
    quote: 'The transcription in WebVTT format, which includes timing and text information for use in subtitles.',
    requirement: 'vtt: times from the start of the recording, for all of it',
    evidence: page,
    cost: { requests: 1 },
    run: async (ai) => expectTimesOfWords(await heardLong(ai, TURBO)),
  }),
  check({
    id: 'results/long-vtt-times-classic',
    title: "The cues of whisper's WebVTT of a long recording have the times of their words",
    requirement: 'A cue begins with its first word and ends with its last one',
    evidence: assumed('vtt and words are one transcription; how words are grouped into cues is undocumented'),
    cost: { requests: 2 },
    run: (ai) =>
      eachRow(ai.t, affordable(ai.t, CLASSIC, 1), async (model) => expectTimesOfWords(await heardLong(ai, model))),
  }),
  check({
    id: 'results/long-duration',
    title: 'Turbo reports the length of a long recording',
    quote: 'The total duration of the original audio file, in seconds.',
    requirement: 'transcription_info.duration: the seconds of the whole recording',
    evidence: page,
    cost: { requests: 1 },
    run: async (ai) => {
      const { answer, result } = await heardLong(ai, TURBO);
      const { duration } = result.transcription_info as JsonObject;
      answer.verify(Math.abs(Number(duration) - SECONDS) < 1, `a duration of about ${SECONDS} seconds`, show(duration));
    },
  }),
];
