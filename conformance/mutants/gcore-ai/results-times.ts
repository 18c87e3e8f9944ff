import type { JsonObject } from '../../../src/base/json.ts';
import type { Mutant } from '../mutant.ts';
import { mutant, onResult, text } from './mutant.ts';

const cues = (result: JsonObject, change: (cue: JsonObject, at: number) => JsonObject): JsonObject =>
  Array.isArray(result.subtitles) ? { ...result, subtitles: (result.subtitles as JsonObject[]).map(change) } : result;

/** Mutants of the times of cues. */
export const cueTimeMutants: readonly Mutant[] = [
  mutant(
    'times-with-comma',
    'structure',
    'writes times with a comma',
    ['results/times vtt-times-agree'],
    onResult((result) => cues(result, (cue) => ({ ...cue, start_time: text(cue.start_time).replace('.', ',') }))),
  ),
  mutant(
    'times-in-seconds',
    'structure',
    'writes times without hours',
    ['results/times'],
    onResult((result) =>
      cues(result, (cue) => ({
        ...cue,
        start_time: text(cue.start_time).slice(3),
        end_time: text(cue.end_time).slice(3),
      })),
    ),
  ),
  mutant(
    'times-swapped',
    'structure',
    'swaps start and end',
    ['results/times'],
    onResult((result) =>
      cues(result, (cue) => ({ ...cue, start_time: cue.end_time ?? '', end_time: cue.start_time ?? '' })),
    ),
  ),
  mutant(
    'cues-unordered',
    'structure',
    'lists cues in the opposite order',
    ['results/times vtt-times-agree'],
    onResult((result) =>
      Array.isArray(result.subtitles) ? { ...result, subtitles: [...result.subtitles].reverse() } : result,
    ),
  ),
  mutant(
    'cues-too-late',
    'structure',
    'has cues after the end of the media',
    ['results/within-the-media'],
    onResult((result) =>
      cues(result, (cue) => ({
        ...cue,
        start_time: text(cue.start_time).replace(/^00:00/, '00:01'),
        end_time: text(cue.end_time).replace(/^00:00/, '00:01'),
      })),
    ),
  ),
];
