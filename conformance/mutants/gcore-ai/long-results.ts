import type { JsonObject } from '../../../src/base/json.ts';
import type { Mutant } from '../mutant.ts';
import { onResult, text } from './changes.ts';
import { mutant } from './mutant.ts';

const milliseconds = (time: string): number => Date.parse(`1970-01-01T${time}Z`);
const timeOf = (ms: number): string => new Date(Math.round(ms)).toISOString().slice(11, 23);
const TIME = /\d\d:\d\d:\d\d\.\d{3}/g;
const TIME_IN = /\d\d:\d\d:\d\d\.\d{3}/;

/** Changes every time of a result, in cues and in the file. */
const times = (change: (ms: number) => number) =>
  onResult((result) => ({
    ...result,
    ...(Array.isArray(result.subtitles)
      ? {
          subtitles: (result.subtitles as JsonObject[]).map((cue) => ({
            ...cue,
            start_time: timeOf(change(milliseconds(text(cue.start_time)))),
            end_time: timeOf(change(milliseconds(text(cue.end_time)))),
          })),
        }
      : {}),
    ...(typeof result.vttContent === 'string'
      ? { vttContent: result.vttContent.replace(TIME, (time) => timeOf(change(milliseconds(time)))) }
      : {}),
  }));

const inFirst = (cue: JsonObject): boolean => milliseconds(text(cue.start_time)) < 30_000;

/** Mutants of speech that is longer than a window of 30 seconds. */
export const longResultMutants: readonly Mutant[] = [
  mutant({
    id: 'long-offset-lost',
    family: 'results',
    statement: 'counts times from the start of each half minute',
    breaks: ['results/long-times'],
    seams: times((ms) => ms % 30_000),
  }),
  mutant({
    id: 'long-beyond-the-end',
    family: 'results',
    statement: 'stretches times by a twentieth',
    breaks: ['results/long-times'],
    seams: times((ms) => ms * 1.05),
  }),
  mutant({
    id: 'long-cut',
    family: 'results',
    statement: 'hears the first half minute only',
    breaks: ['results/long-times'],
    seams: onResult((result) => {
      if (!Array.isArray(result.subtitles)) return result;
      const cues = (result.subtitles as JsonObject[]).filter(inFirst);
      const blocks = text(result.vttContent)
        .split('\n\n')
        .slice(0, cues.length + 1);
      const vttContent = `${blocks.join('\n\n')}\n\n`;
      return { ...result, subtitles: cues, vttContent, concatenated_text: cues.map((cue) => text(cue.text)).join(' ') };
    }),
  }),
  mutant({
    id: 'long-file-cut',
    family: 'results',
    statement: 'writes the first half minute into vttContent only',
    breaks: ['results/long-agrees'],
    seams: onResult((result) => {
      const blocks = text(result.vttContent).split('\n\n');
      const kept = blocks.filter(
        (block) => !block.includes('-->') || milliseconds(TIME_IN.exec(block)?.[0] ?? '') < 30_000,
      );
      return { ...result, vttContent: kept.join('\n\n') };
    }),
  }),
  mutant({
    id: 'long-text-cut',
    family: 'results',
    statement: 'joins the first ten texts only',
    breaks: ['results/long-agrees'],
    seams: onResult((result) =>
      Array.isArray(result.subtitles)
        ? {
            ...result,
            concatenated_text: (result.subtitles as JsonObject[])
              .slice(0, 10)
              .map((cue) => text(cue.text))
              .join(' '),
          }
        : result,
    ),
  }),
];
