import { onContent } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { mutant, type TranslatePlusMutant } from './mutant.ts';

interface SpellingMutant extends Omit<TranslatePlusMutant, 'family' | 'seams'> {
  /** Changes the translated file. */
  readonly change: (text: string) => string;
}

const content = ({ change, ...rest }: SpellingMutant): Mutant =>
  mutant({ ...rest, family: 'structure', seams: () => onContent(change) });

/** Mutants of spellings that a format allows, and of rare characters. */
export const spellingMutants: readonly Mutant[] = [
  content({
    id: 'hours-padded',
    statement: 'writes hours of one digit with two',
    breaks: ['structure/hours'],
    change: (text) => text.replace(/(?<![\d:])\d:\d\d:\d\d[.,]\d{3}/g, '0$&'),
  }),
  content({
    id: 'hours-of-two-digits',
    statement: 'keeps two digits of the hours',
    breaks: ['structure/hours', 'structure/srt-timestamps', 'structure/vtt-timestamps'],
    change: (text) => text.replace(/\d(\d\d:\d\d:\d\d[.,]\d{3})/g, '$1'),
  }),
  content({
    id: 'zero-hours-dropped',
    statement: 'drops hours that are zero',
    breaks: ['structure/hours', 'structure/vtt-timestamps'],
    change: (text) => (text.startsWith('WEBVTT') ? text.replace(/\b0+:(?=\d\d:\d\d\.\d{3})/g, '') : text),
  }),
  content({
    id: 'arrow-rewritten',
    statement: 'writes one space before and after each arrow',
    breaks: ['structure/arrow-spaces'],
    change: (text) => text.replace(/[ \t]*-->[ \t]*/g, ' --> '),
  }),
  content({
    id: 'direction-marks-lost',
    statement: 'drops marks of direction',
    breaks: ['structure/characters'],
    change: (text) => text.replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g, ''),
  }),
  content({
    id: 'joiners-lost',
    statement: 'drops joiners and soft hyphens',
    breaks: ['structure/characters'],
    change: (text) => text.replace(/[\u200b-\u200d\u2060\u00ad]/g, ''),
  }),
  content({
    id: 'astral-replaced',
    statement: 'replaces characters beyond the basic plane',
    breaks: ['structure/characters', 'structure/any-script'],
    change: (text) => text.replace(/[\u{10000}-\u{10ffff}]/gu, '\ufffd'),
  }),
  content({
    id: 'compatibility-forms',
    statement: 'normalises characters to their compatible forms (NFKD)',
    breaks: ['structure/characters'],
    change: (text) => text.normalize('NFKD'),
  }),
  content({
    id: 'rare-spaces-plain',
    statement: 'writes plain spaces for all others',
    breaks: ['structure/characters'],
    change: (text) => text.replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' '),
  }),
  content({
    id: 'selectors-lost',
    statement: 'drops selectors of variants',
    breaks: ['structure/characters'],
    change: (text) => text.replace(/[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu, ''),
  }),
  content({
    id: 'escapes-read',
    statement: 'reads a backslash and an n as a line break',
    breaks: ['structure/characters'],
    change: (text) => text.replaceAll('\\n', '\n'),
  }),
  content({
    id: 'line-ends-of-the-first',
    statement: 'ends every line as the first one',
    breaks: ['structure/mixed-line-ends', 'structure/other-line-ends'],
    change: (text) => text.replace(/\r?\n/g, /\r?\n/.exec(text)?.[0] ?? '\n'),
  }),
  content({
    id: 'timing-line-trimmed',
    statement: 'trims lines of times',
    breaks: ['structure/outer-spaces', 'structure/arrow-spaces'],
    change: (text) => text.replace(/^(.*-->.*?)[ \t]+$/gm, '$1'),
  }),
  content({
    id: 'notes-squeezed',
    statement: 'writes one space for several in notes',
    breaks: ['structure/outer-spaces'],
    change: (text) => text.replace(/^NOTE.*$/gm, (note) => note.replace(/ {2,}/g, ' ')),
  }),
  content({
    id: 'leading-mark-lost',
    statement: 'drops a mark of direction at the start of a line',
    breaks: ['structure/characters'],
    change: (text) => text.replace(/^[\u200e\u200f]/gm, ''),
  }),
  content({
    id: 'quotes-escaped',
    statement: 'writes references for quotation marks outside of tags',
    breaks: ['structure/characters'],
    change: (text) => text.replace(/"(?![^<\n]*>)/g, '&quot;'),
  }),
  content({
    id: 'leading-lines-lost',
    statement: 'drops blank lines before the first block',
    breaks: ['structure/outer-spaces'],
    change: (text) => text.replace(/^(?:\r?\n)+/, ''),
  }),
  content({
    id: 'long-file-without-mark',
    statement: 'drops the byte order mark of files of more than 2,000 characters',
    breaks: ['structure/long-file-order'],
    change: (text) => (text.length > 2_000 ? text.replace(/^\ufeff/, '') : text),
  }),
];
