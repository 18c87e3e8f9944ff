import type { Seams } from '../../../mocks/kernel/world/seams.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/base/json.ts';
import { listOf, onResult } from '../cloudflare-stream/changes.ts';
import type { Mutant } from '../mutant.ts';
import { mutant } from './mutant.ts';

/** The window that whisper hears at once, in seconds. */
const WINDOW = 30;

/** Changes results. */
const results = (change: (result: JsonObject) => JsonObject): Partial<Seams> =>
  onResult([], (result) => (isJsonObject(result) ? change(result) : result));

/** Changes a list of parts with times, where a result has it. */
const inList = (
  parent: JsonObject,
  name: string,
  change: (parts: readonly JsonObject[]) => readonly JsonValue[],
): JsonObject =>
  parent[name] === undefined ? parent : { ...parent, [name]: [...change(listOf(parent[name]).filter(isJsonObject))] };

/** The times of a part, from the start of its window. */
const inWindow = (part: JsonObject): JsonObject => {
  const from = Math.floor(Number(part.start) / WINDOW) * WINDOW;
  return { ...part, start: Number(part.start) - from, end: Number(part.end) - from };
};

const begins = (part: JsonObject): boolean => Number(part.start) < WINDOW;

/** The cues of a WebVTT text that the condition keeps; it gets the minutes and seconds of their starts. */
const cues = (vtt: JsonValue | undefined, keep: (seconds: number, at: number) => boolean): string =>
  String(vtt)
    .split('\n\n')
    .filter((cue, at) => {
      const [, minutes, seconds] = /(\d\d):(\d\d\.\d{3}) -->/.exec(cue) ?? [];
      return seconds === undefined || keep(Number(minutes) * 60 + Number(seconds), at);
    })
    .join('\n\n');

/** Mutants of recordings that are longer than a window. */
export const longResultMutants: readonly Mutant[] = [
  mutant({
    id: 'window-offset-lost',
    family: 'results',
    statement: 'counts the times of words from the start of their window of 30 seconds',
    breaks: ['results/long-words', 'results/long-segments'],
    seams: () =>
      results((result) =>
        inList(
          inList(result, 'words', (words) => words.map(inWindow)),
          'segments',
          (segments) => segments.map((segment) => inList(inWindow(segment), 'words', (words) => words.map(inWindow))),
        ),
      ),
  }),
  mutant({
    id: 'cut-at-a-window',
    family: 'results',
    statement: 'hears the first 30 seconds only',
    breaks: ['results/long-words', 'results/long-segments'],
    seams: () =>
      results((result) => {
        const cut = inList(
          inList(result, 'words', (words) => words.filter(begins)),
          'segments',
          (segments) => segments.filter(begins),
        );
        const own = listOf(cut.words ?? []).concat(
          listOf(cut.segments ?? []).flatMap((one) => listOf((one as JsonObject).words ?? [])),
        );
        const text = own.map((one) => String((one as JsonObject).word).trim()).join(' ');
        return { ...cut, text, word_count: own.length, vtt: cues(cut.vtt, (seconds) => seconds < WINDOW) };
      }),
  }),
  mutant({
    id: 'vtt-of-the-first-window',
    family: 'results',
    statement: 'writes the first 30 seconds into vtt only',
    breaks: ['results/long-text'],
    seams: () => results((result) => ({ ...result, vtt: cues(result.vtt, (seconds) => seconds < WINDOW) })),
  }),
  mutant({
    id: 'text-of-the-first-segment',
    family: 'results',
    statement: 'answers the text of the first segment as the whole text',
    breaks: ['results/long-text'],
    seams: () =>
      results((result) => {
        const [first] = listOf(result.segments ?? []);
        return isJsonObject(first) ? { ...result, text: first.text ?? '' } : result;
      }),
  }),
  mutant({
    id: 'one-long-segment',
    family: 'results',
    statement: 'answers one segment, with the words of all',
    breaks: ['results/long-segments'],
    seams: () =>
      results((result) =>
        inList(result, 'segments', (segments) => {
          const [first, last] = [segments[0], segments.at(-1)];
          if (first === undefined || last === undefined) return segments;
          const words = segments.flatMap((segment) => listOf(segment.words ?? []));
          const text = segments.map((segment) => String(segment.text)).join(' ');
          return [{ ...first, end: last.end ?? 0, text, words }];
        }),
      ),
  }),
  mutant({
    id: 'vtt-minutes-lost',
    family: 'results',
    statement: 'leaves the minutes of vtt at zero',
    breaks: ['results/long-vtt-times', 'results/long-vtt-times-classic'],
    seams: () => results((result) => ({ ...result, vtt: String(result.vtt).replace(/\d\d(?=:\d\d\.\d{3})/g, '00') })),
  }),
  mutant({
    id: 'beyond-the-end',
    family: 'results',
    statement: 'stretches times, so that a long recording ends before its words do',
    breaks: ['results/long-words'],
    seams: () => {
      const longer = (part: JsonObject): JsonObject => ({
        ...part,
        start: Number(part.start) * 1.05,
        end: Number(part.end) * 1.05,
      });
      return results((result) =>
        inList(
          inList(result, 'words', (words) => words.map(longer)),
          'segments',
          (segments) => segments.map((segment) => inList(longer(segment), 'words', (words) => words.map(longer))),
        ),
      );
    },
  }),
  mutant({
    id: 'duration-of-a-window',
    family: 'results',
    statement: 'reports 30 seconds for every longer recording',
    breaks: ['results/long-duration'],
    seams: () =>
      results((result) => {
        const info = result.transcription_info;
        if (!isJsonObject(info)) return result;
        const duration = Math.min(WINDOW, Number(info.duration));
        return { ...result, transcription_info: { ...info, duration, duration_after_vad: duration } };
      }),
  }),
];
