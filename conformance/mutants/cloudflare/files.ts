import type { Answer } from '../../../mocks/kernel/world/seams.ts';
import { onAnswer } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { onFile, streamMutant, succeeded } from './mutant.ts';

const changed = (name: string, statement: string, change: (file: string) => string, ...more: string[]): Mutant =>
  streamMutant(name, 'structure', statement, ['captions-vtt/bytes-kept', ...more], () => onFile(change));

/** Mutants of WebVTT files. */
export const fileMutants: readonly Mutant[] = [
  changed(
    'file-crlf-normalised',
    'turns CRLF into LF',
    (file) => file.replaceAll('\r\n', '\n'),
    'captions-form/line-ends',
  ),
  changed('file-bom-dropped', 'drops the byte order mark', (file) => file.replace(/^\ufeff/, '')),
  changed('file-newline-added', 'ends every file with a newline', (file) => (/\n$/.test(file) ? file : `${file}\n`)),
  changed('file-newline-trimmed', 'trims the end of files', (file) => file.trimEnd(), 'captions-form/file-part'),
  changed('file-blank-lines', 'collapses blank lines', (file) => file.replace(/\n{3,}/g, '\n\n')),
  changed('file-notes-dropped', 'drops notes', (file) => file.replace(/NOTE[^\n]*\n(?:[^\n]+\n)*\n/g, '')),
  changed('file-settings-dropped', 'drops cue settings', (file) => file.replace(/( --> \S+) [^\r\n]+/g, '$1')),
  changed('file-entities-decoded', 'decodes character references', (file) => file.replaceAll('&amp;', '&')),
  changed('file-tags-dropped', 'drops tags', (file) => file.replace(/<[^>]*>/g, '')),
  changed(
    'file-shifted',
    'shifts every time by a millisecond',
    (file) => file.replace(/\.(\d\d)0(?=\D)/g, '.$11'),
    'captions-vtt/content',
  ),
  changed('file-renumbered', 'numbers cues anew', (file) => {
    let number = 0;
    return file.replace(/^\d+$/gm, () => String(++number));
  }),
  changed('file-composed', 'composes accents', (file) => file.normalize('NFC')),
  changed('file-decomposed', 'takes accents apart', (file) => file.normalize('NFD')),
  changed('file-spaces-trimmed', 'trims spaces at the end of lines', (file) => file.replace(/[ \t\u00a0]+$/gm, '')),
  streamMutant('file-as-json-type', 'headers', 'declares WebVTT as JSON', ['captions-vtt/raw-file'], () =>
    onAnswer({ operation: 'getCaptionVtt', status: 200 }, (answer) => ({
      ...answer,
      headers: { ...answer.headers, 'Content-Type': 'application/json' },
    })),
  ),
  streamMutant('file-other-charset', 'headers', 'declares WebVTT as Latin 1', ['captions-vtt/raw-file'], () =>
    onAnswer({ operation: 'getCaptionVtt', status: 200 }, (answer) => ({
      ...answer,
      headers: { ...answer.headers, 'Content-Type': 'text/vtt; charset=iso-8859-1' },
    })),
  ),
  streamMutant('file-in-envelope', 'envelope', 'wraps WebVTT in an envelope', ['captions-vtt/raw-file'], () =>
    onAnswer({ operation: 'getCaptionVtt', status: 200 }, (answer) =>
      succeeded(answer, Buffer.from(answer.body as Uint8Array).toString('utf8')),
    ),
  ),
  streamMutant(
    'file-stale',
    'results',
    'always serves the first file of an account',
    ['captions-vtt/content', 'captions-vtt/one-video', 'captions-upload/atomic'],
    () => {
      const first = new Map<string, Uint8Array>();
      return {
        answer: (answer, { tenant, operation }) => {
          if (operation !== 'getCaptionVtt' || answer.status !== 200) return answer;
          first.set(tenant, first.get(tenant) ?? (answer.body as Uint8Array));
          return { ...answer, body: first.get(tenant) };
        },
      };
    },
  ),
  streamMutant(
    'file-outlives-track',
    'effects',
    'serves the file of a deleted track that was read before',
    ['captions-delete/removes'],
    () => {
      const read = new Map<string, Answer>();
      return {
        answer: (answer, { tenant, operation }) => {
          if (operation !== 'getCaptionVtt') return answer;
          if (answer.status === 200) read.set(tenant, answer);
          return answer.rule === 'caption-unknown' ? (read.get(tenant) ?? answer) : answer;
        },
      };
    },
  ),
  streamMutant(
    'file-before-ready',
    'states',
    'serves an empty file before a track is ready',
    ['captions-vtt/in-progress'],
    () =>
      onAnswer({ operation: 'getCaptionVtt', rule: 'caption-unknown' }, (answer) => ({
        ...answer,
        status: 200,
        headers: { ...answer.headers, 'Content-Type': 'text/vtt' },
        body: Buffer.from('WEBVTT\n\n'),
      })),
  ),
  streamMutant('cues-unnumbered', 'results', 'generates cues without numbers', ['captions-generate/cues'], () =>
    onFile((file) => file.replace(/^\d+\n/gm, '')),
  ),
  streamMutant('cues-without-hours', 'results', 'generates times without hours', ['captions-generate/cues'], () =>
    onFile((file) => file.replace(/\b00:(\d\d:\d\d\.\d{3})/g, '$1')),
  ),
  streamMutant(
    'cues-missing',
    'results',
    'generates a file without cues',
    ['captions-generate/becomes-ready', 'captions-generate/cues'],
    () => onFile(() => 'WEBVTT\n'),
  ),
];
