import type { JsonObject } from '../../../src/base/json.ts';
import type { Mutant } from '../mutant.ts';
import { onResult, text } from './changes.ts';
import { mutant } from './mutant.ts';

const cues = (result: JsonObject, change: (cue: JsonObject, at: number) => JsonObject): JsonObject =>
  Array.isArray(result.subtitles) ? { ...result, subtitles: (result.subtitles as JsonObject[]).map(change) } : result;

/** Mutants of the times of cues. */
export const cueTimeMutants: readonly Mutant[] = [
  mutant({
    id: 'times-with-comma',
    family: 'structure',
    statement: 'writes times with a comma',
    breaks: ['results/times', 'results/vtt-times-agree'],
    seams: onResult((result) =>
      cues(result, (cue) => ({ ...cue, start_time: text(cue.start_time).replace('.', ',') })),
    ),
  }),
  mutant({
    id: 'times-in-seconds',
    family: 'structure',
    statement: 'writes times without hours',
    breaks: ['results/times'],
    seams: onResult((result) =>
      cues(result, (cue) => ({
        ...cue,
        start_time: text(cue.start_time).slice(3),
        end_time: text(cue.end_time).slice(3),
      })),
    ),
  }),
  mutant({
    id: 'times-swapped',
    family: 'structure',
    statement: 'swaps start and end',
    breaks: ['results/times'],
    seams: onResult((result) =>
      cues(result, (cue) => ({ ...cue, start_time: cue.end_time ?? '', end_time: cue.start_time ?? '' })),
    ),
  }),
  mutant({
    id: 'cues-unordered',
    family: 'structure',
    statement: 'lists cues in the opposite order',
    breaks: ['results/times', 'results/vtt-times-agree'],
    seams: onResult((result) =>
      Array.isArray(result.subtitles) ? { ...result, subtitles: [...result.subtitles].reverse() } : result,
    ),
  }),
  mutant({
    id: 'cues-too-late',
    family: 'structure',
    statement: 'has cues after the end of the media',
    breaks: ['results/within-the-media'],
    seams: onResult((result) =>
      cues(result, (cue) => ({
        ...cue,
        start_time: text(cue.start_time).replace(/^00:00/, '00:01'),
        end_time: text(cue.end_time).replace(/^00:00/, '00:01'),
      })),
    ),
  }),
];
