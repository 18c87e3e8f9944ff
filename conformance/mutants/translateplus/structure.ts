import { onContent } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { mutant, type TranslatePlusMutant } from './mutant.ts';

interface FileMutant extends Omit<TranslatePlusMutant, 'family' | 'seams'> {
  /** Changes the translated file. */
  readonly change: (text: string) => string;
}

const content = ({ change, ...rest }: FileMutant): Mutant =>
  mutant({ ...rest, family: 'structure', seams: () => onContent(change) });

/** Mutants of what a file holds besides its text. */
export const structureMutants: readonly Mutant[] = [
  content({
    id: 'crlf-normalised',
    statement: 'turns CRLF into LF',
    breaks: ['structure/crlf', 'structure/other-line-ends'],
    change: (text) => text.replaceAll('\r\n', '\n'),
  }),
  content({
    id: 'cr-dropped-once',
    statement: 'drops the last CR of a file',
    breaks: ['structure/crlf'],
    change: (text) => text.replace(/\r(?=[^\r]*$)/, ''),
  }),
  content({
    id: 'cr-as-lf',
    statement: 'turns lone CR into LF',
    breaks: ['structure/other-line-ends'],
    change: (text) => text.replace(/\r(?!\n)/g, '\n'),
  }),
  content({
    id: 'mark-dropped',
    statement: 'drops the byte order mark',
    breaks: ['structure/byte-order-mark'],
    change: (text) => text.replace(/^\ufeff/, ''),
  }),
  content({
    id: 'mark-added',
    statement: 'adds a byte order mark',
    breaks: ['structure/final-newline-kept', 'structure/srt-index'],
    change: (text) => text.replace(/^\ufeff?/, '\ufeff'),
  }),
  content({
    id: 'final-newline-trimmed',
    statement: 'trims the final newline',
    breaks: ['structure/final-newline-kept'],
    change: (text) => text.replace(/\r?\n$/, ''),
  }),
  content({
    id: 'final-newline-added',
    statement: 'ends every file in a newline',
    breaks: ['structure/end-of-file'],
    change: (text) => (/\n$/.test(text) ? text : `${text}\n`),
  }),
  content({
    id: 'blank-lines-collapsed',
    statement: 'collapses runs of blank lines',
    breaks: ['structure/blank-lines'],
    change: (text) => text.replace(/(\r?\n){3,}/g, '\n\n'),
  }),
  content({
    id: 'white-space-trimmed',
    statement: 'trims white space at line ends',
    breaks: ['structure/white-space', 'structure/arrow-spaces', 'structure/outer-spaces'],
    change: (text) => text.replace(/[ \t]+(?=\r?\n)/g, ''),
  }),
  content({
    id: 'index-renumbered',
    statement: 'numbers SRT blocks anew',
    breaks: ['structure/srt-index'],
    change: (text) => {
      let n = 0;
      return text.replace(/^\d+(?=\r?\n[^\n]*-->)/gm, () => String(++n));
    },
  }),
  content({
    id: 'time-shifted',
    statement: 'moves every start by a millisecond',
    breaks: ['structure/srt-timestamps', 'structure/vtt-timestamps', 'clients/documented-samples'],
    change: (text) =>
      text.replace(
        /([.,])(\d{3})(?=[ \t]*-->)/g,
        (_whole, mark, part) => `${mark}${String((Number(part) + 1) % 1000).padStart(3, '0')}`,
      ),
  }),
  content({
    id: 'time-rewritten',
    statement: 'rewrites times in another form',
    breaks: ['structure/srt-unusual-timestamps'],
    change: (text) => text.replace(/\b(\d):(\d):(\d),/g, '0$1:0$2:0$3,'),
  }),
  content({
    id: 'hours-added',
    statement: 'writes hours into WebVTT times without',
    breaks: ['structure/vtt-timestamps', 'structure/vtt-settings'],
    change: (text) => text.replace(/(?<![\d:])(\d\d:\d\d\.\d{3})/g, '00:$1'),
  }),
  content({
    id: 'coordinates-lost',
    statement: 'drops coordinates after SRT times',
    breaks: ['structure/srt-coordinates'],
    change: (text) => text.replace(/[ \t]+X1:.*$/gm, ''),
  }),
  content({
    id: 'setting-lost',
    statement: 'drops the align setting',
    breaks: ['structure/vtt-settings'],
    change: (text) => text.replace(/[ \t]+align:\w+/, ''),
  }),
  content({
    id: 'id-lost',
    statement: 'drops the first cue identifier that is a text',
    breaks: ['structure/vtt-ids'],
    change: (text) => text.replace(/^[^\n]*[a-z][^\n]*\n(?=[^\n]*-->)/im, ''),
  }),
  content({
    id: 'note-lost',
    statement: 'drops NOTE blocks',
    breaks: ['structure/vtt-notes'],
    change: (text) => text.replace(/^NOTE[\s\S]*?\n\n/gm, ''),
  }),
  content({
    id: 'note-translated',
    statement: 'translates notes',
    breaks: ['structure/vtt-notes'],
    change: (text) => text.replace(/^NOTE .+$/gm, 'NOTE lorem ipsum'),
  }),
  content({
    id: 'style-lost',
    statement: 'drops STYLE blocks',
    breaks: ['structure/vtt-style-region'],
    change: (text) => text.replace(/^STYLE[\s\S]*?\n\n/gm, ''),
  }),
  content({
    id: 'region-lost',
    statement: 'drops REGION blocks',
    breaks: ['structure/vtt-style-region'],
    change: (text) => text.replace(/^REGION[\s\S]*?\n\n/gm, ''),
  }),
  content({
    id: 'header-lost',
    statement: 'drops what follows WEBVTT',
    breaks: ['structure/vtt-header', 'structure/any-script'],
    change: (text) => text.replace(/^WEBVTT[^\n]*\n([^\n]+\n)*/, 'WEBVTT\n'),
  }),
  content({
    id: 'tags-stripped',
    statement: 'strips tags',
    breaks: ['structure/srt-tags', 'structure/vtt-tags', 'clients/json-spellings'],
    change: (text) => text.replace(/<\/?[a-z][^>]*>/gi, ''),
  }),
  content({
    id: 'tag-renamed',
    statement: 'writes <em> for <i>',
    breaks: ['structure/srt-tags', 'structure/vtt-tags'],
    change: (text) => text.replace(/<(\/?)i>/g, '<$1em>'),
  }),
  content({
    id: 'override-stripped',
    statement: 'strips {\\an8}',
    breaks: ['structure/srt-tags'],
    change: (text) => text.replace(/\{\\[^}]*\}/g, ''),
  }),
  content({
    id: 'inner-times-stripped',
    statement: 'strips timestamps inside texts',
    breaks: ['structure/vtt-inner-times'],
    change: (text) => text.replace(/<[\d:.]+>/g, ''),
  }),
  content({
    id: 'references-decoded',
    statement: 'decodes character references',
    breaks: ['structure/vtt-references', 'structure/vtt-tags'],
    change: (text) => text.replaceAll('&lt;', '<').replaceAll('&amp;', '&'),
  }),
  content({
    id: 'references-encoded-twice',
    statement: 'escapes escaped text again',
    breaks: ['structure/vtt-references'],
    change: (text) => text.replaceAll('&', '&amp;'),
  }),
  content({
    id: 'lines-joined',
    statement: 'joins the lines of a text',
    breaks: ['structure/multi-line'],
    change: (text) => text.replace(/(?<=\n[^\n]*-->[^\n]*\n[^\n]+)\n(?=[^\n])/g, ' '),
  }),
  content({
    id: 'long-lines-wrapped',
    statement: 'breaks lines after 80 characters',
    breaks: ['structure/multi-line'],
    change: (text) => text.replace(/^(?!.*-->)(.{80}\S*) (?=.)/gm, '$1\n'),
  }),
  content({
    id: 'empty-blocks-dropped',
    statement: 'drops blocks without text',
    breaks: ['structure/srt-empty-blocks'],
    change: (text) => text.replace(/^\d+\n[^\n]*-->[^\n]*\n\n/gm, ''),
  }),
  content({
    id: 'preamble-dropped',
    statement: 'drops text before the first block',
    breaks: ['structure/srt-loose-blocks'],
    change: (text) => text.replace(/^Ripped[\s\S]*?\n\n/, ''),
  }),
  content({
    id: 'blocks-sorted',
    statement: 'sorts blocks by their start',
    breaks: ['structure/srt-timestamps'],
    change: (text) =>
      text.includes('WEBVTT')
        ? text
        : [...text.split('\n\n')]
            .sort((left, right) => ((left.split('\n')[1] ?? '') < (right.split('\n')[1] ?? '') ? -1 : 1))
            .join('\n\n'),
  }),
  content({
    id: 'not-ascii-lost',
    statement: 'writes ? for characters outside ASCII',
    breaks: ['structure/any-script'],
    change: (text) => text.replace(/[^\u0000-\u007f]/g, '?'),
  }),
  content({
    id: 'normalised',
    statement: 'normalises characters (NFC)',
    breaks: ['structure/any-script'],
    change: (text) => text.normalize('NFC'),
  }),
  content({
    id: 'odd-characters-lost',
    statement: 'drops NUL characters',
    breaks: ['structure/odd-characters'],
    change: (text) => text.replaceAll('\u0000', ''),
  }),
  content({
    id: 'film-cut',
    statement: 'cuts files at 64 KiB',
    breaks: ['structure/whole-film'],
    change: (text) => text.slice(0, 65_536),
  }),
];
