import { without } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { as, body, on, onSubtitle } from './changes.ts';
import { mutant } from './mutant.ts';

const file = (change: (vtt: string) => string) =>
  onSubtitle((row) => (typeof row.vtt === 'string' ? { ...row, vtt: change(row.vtt) } : row));

/** Mutants of the files of subtitles. */
export const subtitleMutants: readonly Mutant[] = [
  mutant({
    id: 'subtitle-as-201',
    family: 'envelope',
    statement: 'answers 201 to a new subtitle',
    breaks: [
      'subtitles/create',
      'subtitles/create-srt',
      'subtitles/name-left-out',
      'subtitles/list',
      'subtitles/large',
      'auto-captions/on-demand',
    ],
    seams: on('createSubtitle', as(201)),
  }),
  mutant({
    id: 'subtitle-without-id',
    family: 'envelope',
    statement: 'gives a new subtitle no id',
    breaks: ['subtitles/create', 'subtitles/wish-at-once'],
    seams: on(
      'createSubtitle',
      body((row) => without(row, 'id')),
    ),
  }),
  mutant({
    id: 'subtitle-crlf',
    family: 'structure',
    statement: 'turns CRLF into LF',
    breaks: ['subtitles/verbatim'],
    seams: file((vtt) => vtt.replaceAll('\r\n', '\n')),
  }),
  mutant({
    id: 'subtitle-without-mark',
    family: 'structure',
    statement: 'drops a byte order mark',
    breaks: ['subtitles/verbatim-others'],
    seams: file((vtt) => vtt.replace(/^\ufeff/, '')),
  }),
  mutant({
    id: 'subtitle-srt-converted',
    family: 'structure',
    statement: 'makes WebVTT of SRT',
    breaks: ['subtitles/verbatim-others'],
    seams: file((vtt) => (/^\d/.test(vtt) ? `WEBVTT\n\n${vtt.replace(/(\d),(\d{3})/g, '$1.$2')}` : vtt)),
  }),
  mutant({
    id: 'subtitle-blank-lines',
    family: 'structure',
    statement: 'collapses blank lines',
    breaks: ['subtitles/verbatim'],
    seams: file((vtt) => vtt.replace(/\n{3,}/g, '\n\n')),
  }),
  mutant({
    id: 'subtitle-composed',
    family: 'structure',
    statement: 'composes letters',
    breaks: ['subtitles/verbatim'],
    seams: file((vtt) => vtt.normalize('NFC')),
  }),
  mutant({
    id: 'subtitle-trimmed',
    family: 'structure',
    statement: 'trims the end of files',
    breaks: ['subtitles/verbatim'],
    seams: file((vtt) => vtt.trimEnd()),
  }),
  mutant({
    id: 'subtitle-decoded',
    family: 'structure',
    statement: 'decodes entities',
    breaks: ['subtitles/verbatim'],
    seams: file((vtt) => vtt.replaceAll('&amp;', '&')),
  }),
  mutant({
    id: 'subtitle-without-note',
    family: 'structure',
    statement: 'drops NOTE and STYLE',
    breaks: ['subtitles/verbatim'],
    seams: file((vtt) => vtt.replace(/(NOTE|STYLE)[\s\S]*?\n\n/g, '')),
  }),
  mutant({
    id: 'subtitle-without-settings',
    family: 'structure',
    statement: 'drops cue settings',
    breaks: ['subtitles/verbatim'],
    seams: file((vtt) => vtt.replace(/ line:0/g, '')),
  }),
  mutant({
    id: 'subtitle-final-newline',
    family: 'structure',
    statement: 'ends every file with a line break',
    breaks: ['subtitles/verbatim', 'subtitles/create', 'subtitles/patch'],
    seams: file((vtt) => (vtt.endsWith('\n') ? vtt : `${vtt}\n`)),
  }),
  mutant({
    id: 'subtitle-cut',
    family: 'structure',
    statement: 'cuts files at a megabyte',
    breaks: ['subtitles/large'],
    seams: file((vtt) => vtt.slice(0, 1_000_000)),
  }),
];
