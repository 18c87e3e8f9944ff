import type { Mutant } from '../mutant.ts';
import { mutant, onResult, text } from './mutant.ts';

const vtt = (change: (file: string) => string) =>
  onResult((result) =>
    typeof result.vttContent === 'string' ? { ...result, vttContent: change(result.vttContent) } : result,
  );

/** Mutants of the file and the text of a result, which belong to its cues. */
export const resultFileMutants: readonly Mutant[] = [
  mutant(
    'vtt-one-millisecond',
    'structure',
    'shifts a time of the file by a millisecond',
    ['results/vtt-times-agree translated-agrees'],
    vtt((file) =>
      file.replace(/\.(\d\d)(\d) -->/, (_all, tens, ones) => `.${tens}${ones === '9' ? 8 : Number(ones) + 1} -->`),
    ),
  ),
  mutant(
    'vtt-without-a-cue',
    'structure',
    'leaves the last cue out of the file',
    ['results/vtt-times-agree vtt-texts-agree translated-agrees'],
    vtt((file) => `${file.trimEnd().split('\n\n').slice(0, -1).join('\n\n')}\n\n`),
  ),
  mutant(
    'vtt-other-text',
    'structure',
    'has other texts in the file',
    ['results/vtt-texts-agree translated-agrees'],
    vtt((file) => file.replace(/\n(\p{L}+)/u, '\n$1$1')),
  ),
  mutant(
    'vtt-unnumbered',
    'structure',
    'does not number the cues of the file',
    ['results/vtt-form'],
    vtt((file) => file.replace(/^\d+\n/gm, '')),
  ),
  mutant(
    'vtt-numbered-from-0',
    'structure',
    'numbers cues from 0',
    ['results/vtt-form'],
    vtt((file) => file.replace(/^\d+$/gm, (number) => String(Number(number) - 1))),
  ),
  mutant(
    'vtt-trimmed',
    'structure',
    'trims the end of the file',
    ['results/vtt-form'],
    vtt((file) => file.trimEnd()),
  ),
  mutant(
    'vtt-with-crlf',
    'structure',
    'writes the file with CRLF',
    ['results/vtt-form'],
    vtt((file) => file.replaceAll('\n', '\r\n')),
  ),
  mutant(
    'text-cut',
    'results',
    'cuts the text',
    ['results/text-agrees translated-agrees'],
    onResult((result) => ({ ...result, concatenated_text: text(result.concatenated_text).slice(0, -3) })),
  ),
];
