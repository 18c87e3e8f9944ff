import type { Mutant } from '../mutant.ts';
import { onResult, text } from './changes.ts';
import { mutant } from './mutant.ts';

const vtt = (change: (file: string) => string) =>
  onResult((result) =>
    typeof result.vttContent === 'string' ? { ...result, vttContent: change(result.vttContent) } : result,
  );

/** Mutants of the file and the text of a result, which belong to its cues. */
export const resultFileMutants: readonly Mutant[] = [
  mutant({
    id: 'vtt-one-millisecond',
    family: 'structure',
    statement: 'shifts a time of the file by a millisecond',
    breaks: ['results/vtt-times-agree', 'results/translated-agrees'],
    seams: vtt((file) =>
      file.replace(/\.(\d\d)(\d) -->/, (_all, tens, ones) => `.${tens}${ones === '9' ? 8 : Number(ones) + 1} -->`),
    ),
  }),
  mutant({
    id: 'vtt-without-a-cue',
    family: 'structure',
    statement: 'leaves the last cue out of the file',
    breaks: ['results/vtt-times-agree', 'results/vtt-texts-agree', 'results/translated-agrees'],
    seams: vtt((file) => `${file.trimEnd().split('\n\n').slice(0, -1).join('\n\n')}\n\n`),
  }),
  mutant({
    id: 'vtt-other-text',
    family: 'structure',
    statement: 'has other texts in the file',
    breaks: ['results/vtt-texts-agree', 'results/translated-agrees'],
    seams: vtt((file) => file.replace(/\n(\p{L}+)/u, '\n$1$1')),
  }),
  mutant({
    id: 'vtt-unsigned',
    family: 'structure',
    statement: 'writes the file without WEBVTT at its start',
    breaks: ['results/vtt-form'],
    seams: vtt((file) => file.replace(/^WEBVTT\n\n/, '')),
  }),
  mutant({
    id: 'vtt-short-hours',
    family: 'structure',
    statement: 'writes hours of one digit, which WebVTT does not know',
    breaks: ['results/vtt-form'],
    seams: vtt((file) => file.replace(/\b0(?=\d:\d\d:\d\d\.\d{3})/g, '')),
  }),
  mutant({
    id: 'vtt-cue-twice',
    family: 'structure',
    statement: 'has the first cue twice in the file',
    breaks: ['results/vtt-form', 'results/vtt-times-agree'],
    seams: vtt((file) => {
      const [head = '', first = '', ...rest] = file.split('\n\n');
      return [head, first, first, ...rest].join('\n\n');
    }),
  }),
  mutant({
    id: 'vtt-cues-joined',
    family: 'structure',
    statement: 'leaves out the blank lines between the cues of the file',
    breaks: ['results/vtt-form'],
    seams: vtt((file) => {
      const [head = '', ...rest] = file.split('\n\n');
      return [head, rest.join('\n')].join('\n\n');
    }),
  }),
  mutant({
    id: 'text-cut',
    family: 'results',
    statement: 'cuts the text',
    breaks: ['results/text-agrees', 'results/translated-agrees'],
    seams: onResult((result) => ({ ...result, concatenated_text: text(result.concatenated_text).slice(0, -3) })),
  }),
];
