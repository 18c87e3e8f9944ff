import type { Answer } from '../../../mocks/kernel/world/seams.ts';
import { onAnswer } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { onFile, succeeded } from './changes.ts';
import { mutant, type StreamMutant } from './mutant.ts';

interface FileMutant extends Omit<StreamMutant, 'family' | 'seams'> {
  /** Changes the WebVTT text that the mock serves. */
  readonly change: (file: string) => string;
}

const changed = ({ change, ...rest }: FileMutant): Mutant =>
  mutant({ ...rest, family: 'structure', seams: () => onFile(change) });

/** Mutants of WebVTT files. */
export const fileMutants: readonly Mutant[] = [
  changed({
    id: 'file-crlf-normalised',
    statement: 'turns CRLF into LF',
    breaks: ['captions-vtt/bytes-kept', 'captions-form/line-ends'],
    change: (file) => file.replaceAll('\r\n', '\n'),
  }),
  changed({
    id: 'file-bom-dropped',
    statement: 'drops the byte order mark',
    breaks: ['captions-vtt/bytes-kept'],
    change: (file) => file.replace(/^\ufeff/, ''),
  }),
  changed({
    id: 'file-newline-added',
    statement: 'ends every file with a newline',
    breaks: ['captions-vtt/bytes-kept'],
    change: (file) => (/\n$/.test(file) ? file : `${file}\n`),
  }),
  changed({
    id: 'file-newline-trimmed',
    statement: 'trims the end of files',
    breaks: ['captions-vtt/bytes-kept', 'captions-form/file-part'],
    change: (file) => file.trimEnd(),
  }),
  changed({
    id: 'file-blank-lines',
    statement: 'collapses blank lines',
    breaks: ['captions-vtt/bytes-kept'],
    change: (file) => file.replace(/\n{3,}/g, '\n\n'),
  }),
  changed({
    id: 'file-notes-dropped',
    statement: 'drops notes',
    breaks: ['captions-vtt/bytes-kept'],
    change: (file) => file.replace(/NOTE[^\n]*\n(?:[^\n]+\n)*\n/g, ''),
  }),
  changed({
    id: 'file-settings-dropped',
    statement: 'drops cue settings',
    breaks: ['captions-vtt/bytes-kept'],
    change: (file) => file.replace(/( --> \S+) [^\r\n]+/g, '$1'),
  }),
  changed({
    id: 'file-entities-decoded',
    statement: 'decodes character references',
    breaks: ['captions-vtt/bytes-kept', 'captions-vtt/characters'],
    change: (file) => file.replaceAll('&amp;', '&'),
  }),
  changed({
    id: 'file-tags-dropped',
    statement: 'drops tags',
    breaks: ['captions-vtt/bytes-kept'],
    change: (file) => file.replace(/<[^>]*>/g, ''),
  }),
  changed({
    id: 'file-shifted',
    statement: 'shifts every time by a millisecond',
    breaks: ['captions-vtt/bytes-kept', 'captions-vtt/content'],
    change: (file) => file.replace(/\.(\d\d)0(?=\D)/g, '.$11'),
  }),
  changed({
    id: 'file-renumbered',
    statement: 'numbers cues anew',
    breaks: ['captions-vtt/bytes-kept'],
    change: (file) => {
      let number = 0;
      return file.replace(/^\d+$/gm, () => String(++number));
    },
  }),
  changed({
    id: 'file-decomposed',
    statement: 'takes accents apart',
    breaks: ['captions-vtt/bytes-kept', 'captions-vtt/characters'],
    change: (file) => file.normalize('NFD'),
  }),
  changed({
    id: 'file-spaces-trimmed',
    statement: 'trims spaces at the end of lines',
    breaks: ['captions-vtt/bytes-kept', 'captions-vtt/characters'],
    change: (file) => file.replace(/[ \t\u00a0]+$/gm, ''),
  }),
  mutant({
    id: 'file-as-json-type',
    family: 'headers',
    statement: 'declares WebVTT as JSON',
    breaks: ['captions-vtt/raw-file'],
    seams: () =>
      onAnswer({ operation: 'getCaptionVtt', status: 200 }, (answer) => ({
        ...answer,
        headers: { ...answer.headers, 'Content-Type': 'application/json' },
      })),
  }),
  mutant({
    id: 'file-other-charset',
    family: 'headers',
    statement: 'declares WebVTT as Latin 1',
    breaks: ['captions-vtt/raw-file'],
    seams: () =>
      onAnswer({ operation: 'getCaptionVtt', status: 200 }, (answer) => ({
        ...answer,
        headers: { ...answer.headers, 'Content-Type': 'text/vtt; charset=iso-8859-1' },
      })),
  }),
  mutant({
    id: 'file-in-envelope',
    family: 'envelope',
    statement: 'wraps WebVTT in an envelope',
    breaks: ['captions-vtt/raw-file'],
    seams: () =>
      onAnswer({ operation: 'getCaptionVtt', status: 200 }, (answer) =>
        succeeded(answer, Buffer.from(answer.body as Uint8Array).toString('utf8')),
      ),
  }),
  mutant({
    id: 'file-stale',
    family: 'results',
    statement: 'always serves the first file of an account',
    breaks: ['captions-vtt/content', 'captions-vtt/one-video', 'captions-upload/atomic'],
    seams: () => {
      const first = new Map<string, Uint8Array>();
      return {
        answer: (answer, { tenant, operation }) => {
          if (operation !== 'getCaptionVtt' || answer.status !== 200) return answer;
          first.set(tenant, first.get(tenant) ?? (answer.body as Uint8Array));
          return { ...answer, body: first.get(tenant) };
        },
      };
    },
  }),
  mutant({
    id: 'file-outlives-track',
    family: 'effects',
    statement: 'serves the file of a deleted track that was read before',
    breaks: ['captions-delete/removes'],
    seams: () => {
      const read = new Map<string, Answer>();
      return {
        answer: (answer, { tenant, operation }) => {
          if (operation !== 'getCaptionVtt') return answer;
          if (answer.status === 200) read.set(tenant, answer);
          return answer.rule === 'caption-unknown' ? (read.get(tenant) ?? answer) : answer;
        },
      };
    },
  }),
  mutant({
    id: 'file-before-ready',
    family: 'states',
    statement: 'serves an empty file before a track is ready',
    breaks: ['captions-vtt/in-progress', 'captions-delete/removes', 'captions-vtt/unknown-track'],
    seams: () =>
      onAnswer({ operation: 'getCaptionVtt', rule: 'caption-unknown' }, (answer) => ({
        ...answer,
        status: 200,
        headers: { ...answer.headers, 'Content-Type': 'text/vtt' },
        body: Buffer.from('WEBVTT\n\n'),
      })),
  }),
  mutant({
    id: 'cues-with-commas',
    family: 'results',
    statement: 'generates times with commas, which WebVTT does not know',
    breaks: ['captions-generate/cues'],
    seams: () => onFile((file) => file.replace(/(:\d\d)\.(\d{3})/g, '$1,$2')),
  }),
  mutant({
    id: 'cues-joined',
    family: 'results',
    statement: 'generates one long cue',
    breaks: ['captions-generate/cues'],
    seams: () =>
      onFile((file) => {
        const [head = '', ...cues] = file.trimEnd().split('\n\n');
        const texts = cues.map((cue) => cue.split('\n').at(-1)).join(' ');
        return `${head}\n\n00:00:00.000 --> 00:00:30.000\n${texts}\n`;
      }),
  }),
  mutant({
    id: 'cues-missing',
    family: 'results',
    statement: 'generates a file without cues',
    breaks: ['captions-generate/becomes-ready', 'captions-generate/cues'],
    seams: () => onFile(() => 'WEBVTT\n'),
  }),
];
