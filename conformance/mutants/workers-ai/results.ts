import type { Seams } from '../../../mocks/kernel/world/seams.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/base/json.ts';
import { onAnswer, without } from '../answers.ts';
import { listOf, onResult } from '../cloudflare-stream/changes.ts';
import type { Mutant } from '../mutant.ts';
import { mutant } from './mutant.ts';

const ALL = ['requests/binary', 'requests/array', 'requests/base64'] as const;

/** Changes results. */
const results = (change: (result: JsonObject) => JsonObject): Partial<Seams> =>
  onResult([], (result) => (isJsonObject(result) ? change(result) : result));

/** Changes every word, at the top and in segments. */
const words = (change: (word: JsonObject) => JsonObject): Partial<Seams> => {
  const list = (value: JsonValue | undefined): JsonValue =>
    listOf(value ?? []).map((word) => (isJsonObject(word) ? change(word) : word));
  return results((result) => ({
    ...result,
    ...(result.words === undefined ? {} : { words: list(result.words) }),
    ...(result.segments === undefined
      ? {}
      : {
          segments: listOf(result.segments).map((segment) =>
            isJsonObject(segment) ? { ...segment, words: list(segment.words) } : segment,
          ),
        }),
  }));
};

const isTurbo = (result: JsonObject): boolean => result.segments !== undefined;

/** Changes the facts about the audio. */
const info = (change: JsonObject): Partial<Seams> =>
  results((result) =>
    isJsonObject(result.transcription_info)
      ? { ...result, transcription_info: { ...result.transcription_info, ...change } }
      : result,
  );

/** Refuses one kind of result. */
const refusing = (which: (result: JsonObject) => boolean): Partial<Seams> => ({
  answer: (answer) => {
    const result = isJsonObject(answer.body) ? answer.body.result : null;
    if (answer.status !== 200 || !isJsonObject(result) || !which(result)) return answer;
    const errors = [{ code: 3040, message: 'no' }];
    return { ...answer, status: 429, body: { result: {}, success: false, errors, messages: [] } };
  },
});

/** Mutants of results. */
export const resultMutants: readonly Mutant[] = [
  mutant({
    id: 'result-bare',
    family: 'envelope',
    statement: 'answers without an envelope',
    breaks: [...ALL, 'results/classic-fields'],
    seams: () =>
      onAnswer({ status: 200 }, (answer) =>
        isJsonObject(answer.body) ? { ...answer, body: answer.body.result } : answer,
      ),
  }),
  mutant({
    id: 'text-null',
    family: 'envelope',
    statement: 'answers null for text',
    breaks: ['requests/container', 'results/classic-fields', 'requests/any-type'],
    seams: () => results((result) => ({ ...result, text: null })),
  }),
  mutant({
    id: 'classic-down',
    family: 'effects',
    statement: 'refuses the whisper models',
    breaks: ['requests/binary', 'requests/array', 'requests/any-type', 'requests/encoded-path', 'requests/container'],
    seams: () => refusing((result) => !isTurbo(result)),
  }),
  mutant({
    id: 'turbo-down',
    family: 'effects',
    statement: 'refuses turbo',
    breaks: ['requests/base64', 'requests/turbo-settings', 'requests/model-in-body'],
    seams: () => refusing(isTurbo),
  }),
  mutant({
    id: 'words-missing',
    family: 'results',
    statement: 'leaves words out',
    breaks: ['results/classic-fields'],
    seams: () => results((result) => without(result, 'words')),
  }),
  mutant({
    id: 'segments-missing',
    family: 'results',
    statement: 'leaves segments out',
    breaks: ['results/turbo-fields'],
    seams: () => results((result) => without(result, 'segments')),
  }),
  mutant({
    id: 'turbo-words-top',
    family: 'results',
    statement: "puts turbo's words at the top too",
    breaks: ['results/turbo-fields'],
    seams: () => results((result) => (isTurbo(result) ? { ...result, words: [] } : result)),
  }),
  mutant({
    id: 'times-milliseconds',
    family: 'results',
    statement: 'writes times in milliseconds',
    breaks: ['results/times', 'results/segments-agree'],
    seams: () => words((word) => ({ ...word, start: Number(word.start) * 1000, end: Number(word.end) * 1000 })),
  }),
  mutant({
    id: 'times-backwards',
    family: 'results',
    statement: 'swaps start and end',
    breaks: ['results/times'],
    seams: () => words((word) => ({ ...word, start: word.end ?? 0, end: word.start ?? 0 })),
  }),
  mutant({
    id: 'count-off',
    family: 'results',
    statement: 'counts one word too many',
    breaks: ['results/word-count'],
    seams: () => results((result) => ({ ...result, word_count: Number(result.word_count) + 1 })),
  }),
  mutant({
    id: 'text-differs',
    family: 'results',
    statement: 'has more in text than in words',
    breaks: ['results/agree'],
    seams: () => results((result) => ({ ...result, text: `${result.text} more` })),
  }),
  mutant({
    id: 'vtt-shifted',
    family: 'results',
    statement: 'shifts the times of vtt by a millisecond',
    breaks: ['results/turbo-vtt-times', 'results/classic-vtt-times'],
    seams: () =>
      results((result) => ({
        ...result,
        vtt: String(result.vtt).replace(
          /\.(\d{3})/g,
          (_, ms) => `.${String((Number(ms) + 1) % 1000).padStart(3, '0')}`,
        ),
      })),
  }),
  mutant({
    id: 'language-ignored',
    family: 'results',
    statement: 'transcribes as English in every language',
    breaks: ['results/turbo-info'],
    seams: () => info({ language: 'en' }),
  }),
  mutant({
    id: 'probability-percent',
    family: 'results',
    statement: 'writes probabilities in percent',
    breaks: ['results/turbo-info'],
    seams: () => info({ language_probability: 98 }),
  }),
  mutant({
    id: 'silence-longer',
    family: 'results',
    statement: 'reports more seconds without silence than in total',
    breaks: ['results/turbo-info'],
    seams: () => info({ duration_after_vad: 60 }),
  }),
  mutant({
    id: 'vtt-differs',
    family: 'results',
    statement: 'has less in vtt than in words',
    breaks: ['results/agree', 'results/turbo-vtt'],
    seams: () => results((result) => ({ ...result, vtt: 'WEBVTT\n\n' })),
  }),
  mutant({
    id: 'words-lost',
    family: 'results',
    statement: 'loses the last word of each segment',
    breaks: ['results/segments-agree', 'results/agree'],
    seams: () =>
      results((result) => ({
        ...result,
        segments: listOf(result.segments ?? []).map((segment) =>
          isJsonObject(segment) ? { ...segment, words: listOf(segment.words ?? []).slice(0, -1) } : segment,
        ),
      })),
  }),
  mutant({
    id: 'space-dropped',
    family: 'results',
    statement: "drops the space before turbo's words",
    breaks: ['results/turbo-words'],
    seams: () => words((word) => ({ ...word, word: String(word.word).trim() })),
  }),
  mutant({
    id: 'vtt-hours',
    family: 'results',
    statement: "writes hours into turbo's vtt",
    breaks: ['results/turbo-vtt'],
    seams: () =>
      results((result) => ({
        ...result,
        vtt: String(result.vtt).replace(/\d\d:\d\d\.\d{3}/g, (time) => `00:${time}`),
      })),
  }),
  mutant({
    id: 'language-lost',
    family: 'results',
    statement: 'reports another language',
    breaks: ['results/turbo-info'],
    seams: () =>
      results((result) => ({
        ...result,
        ...(isJsonObject(result.transcription_info)
          ? { transcription_info: { ...result.transcription_info, language: 'xx' } }
          : {}),
      })),
  }),
];
