import type { Mutant } from '../mutant.ts';
import { onFile } from './changes.ts';
import { mutant, type StreamMutant } from './mutant.ts';

interface TextMutant extends Omit<StreamMutant, 'family' | 'seams'> {
  readonly change: (file: string) => string;
}

const characters = ({ change, ...rest }: TextMutant): Mutant =>
  mutant({ ...rest, family: 'structure', seams: () => onFile(change) });

const TIME = /(\d\d):(\d\d):(\d\d)\.(\d{3})/g;

/** Changes files of several numbered cues, as generations make them; gets each time in milliseconds. */
const generated =
  (change: (blocks: readonly string[]) => readonly string[]) =>
  (file: string): string => {
    const blocks = file.split('\n\n');
    return blocks.length > 4 && /^\d+\n/.test(blocks[1] ?? '') ? change(blocks).join('\n\n') : file;
  };

const milliseconds = (time: string): number => {
  const [, h, m, s, ms] = /(\d\d):(\d\d):(\d\d)\.(\d{3})/.exec(time) ?? [];
  return ((Number(h) * 60 + Number(m)) * 60 + Number(s)) * 1000 + Number(ms);
};

const timed = (blocks: readonly string[], change: (ms: number) => number): string[] =>
  blocks.map((block) =>
    block.replace(TIME, (time) => new Date(Math.round(change(milliseconds(time)))).toISOString().slice(11, 23)),
  );

const results = ({ change, ...rest }: TextMutant): Mutant =>
  mutant({ ...rest, family: 'results', seams: () => onFile(change) });

/** Mutants of rare characters in files, and of the speech of long videos. */
export const textMutants: readonly Mutant[] = [
  characters({
    id: 'file-direction-marks',
    statement: 'drops marks of direction',
    breaks: ['captions-vtt/characters'],
    change: (file) => file.replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g, ''),
  }),
  characters({
    id: 'file-joiners',
    statement: 'drops joiners',
    breaks: ['captions-vtt/characters'],
    change: (file) => file.replace(/[\u200b-\u200d\u2060]/g, ''),
  }),
  characters({
    id: 'file-astral',
    statement: 'replaces characters beyond the basic plane',
    breaks: ['captions-vtt/characters'],
    change: (file) => file.replace(/[\u{10000}-\u{10ffff}]/gu, '?'),
  }),
  characters({
    id: 'file-composed',
    statement: 'composes characters (NFC)',
    breaks: ['captions-vtt/characters', 'captions-vtt/bytes-kept'],
    change: (file) => file.normalize('NFC'),
  }),
  characters({
    id: 'file-spaces',
    statement: 'writes plain spaces for all others',
    breaks: ['captions-vtt/characters'],
    change: (file) => file.replace(/[\u2000-\u200a\u202f\u3000]/g, ' '),
  }),
  characters({
    id: 'file-selectors',
    statement: 'drops selectors of variants',
    breaks: ['captions-vtt/characters'],
    change: (file) => file.replace(/[\ufe00-\ufe0f]/g, ''),
  }),
  characters({
    id: 'file-percent-decoded',
    statement: 'reads %20 as a space',
    breaks: ['captions-vtt/characters'],
    change: (file) => file.replaceAll('%20', ' '),
  }),
  results({
    id: 'speech-stretched',
    statement: 'stretches times, so that the last cue ends after the video',
    breaks: ['captions-generate/within-the-video', 'captions-generate/long-speech'],
    change: generated((blocks) => timed(blocks, (ms) => ms * 1.2)),
  }),
  results({
    id: 'speech-offset-lost',
    statement: 'counts times from the start of each half minute',
    breaks: ['captions-generate/long-speech'],
    change: generated((blocks) => timed(blocks, (ms) => ms % 30_000)),
  }),
  results({
    id: 'speech-cut',
    statement: 'hears the first half minute only',
    breaks: ['captions-generate/long-speech'],
    change: generated((blocks) => blocks.filter((block) => !block.includes('-->') || milliseconds(block) < 30_000)),
  }),
  results({
    id: 'speech-repeated',
    statement: 'repeats the last words of the first half minute until the end',
    breaks: ['captions-generate/long-speech'],
    change: generated((blocks) => {
      let last = '';
      return blocks.map((block) => {
        const lines = block.split('\n');
        if (!block.includes('-->') || milliseconds(block) < 30_000) {
          last = lines.slice(2).join('\n');
          return block;
        }
        return [...lines.slice(0, 2), last].join('\n');
      });
    }),
  }),
  results({
    id: 'file-times-in-tenths',
    statement: 'writes times in tenths of a second',
    breaks: ['captions-vtt/long-file'],
    change: (file) => file.replace(/\.(\d)\d\d(?=\s)/g, '.$100'),
  }),
  results({
    id: 'file-hours-of-two-digits',
    statement: 'keeps two digits of the hours',
    breaks: ['captions-vtt/long-file'],
    change: (file) => file.replace(/\b\d(\d\d:\d\d:\d\d\.\d{3})/g, '$1'),
  }),
  results({
    id: 'file-parts-swapped',
    statement: 'swaps two cues where parts of 150 meet',
    breaks: ['captions-vtt/long-file'],
    change: (file) => {
      const blocks = file.split('\n\n');
      const [last, first] = [blocks[150], blocks[151]];
      if (last === undefined || first === undefined) return file;
      return [...blocks.slice(0, 150), first, last, ...blocks.slice(152)].join('\n\n');
    },
  }),
  results({
    id: 'file-cut-at-200',
    statement: 'returns the first 200 cues',
    breaks: ['captions-vtt/long-file'],
    change: (file) => file.split('\n\n').slice(0, 201).join('\n\n'),
  }),
];
