import { onContent } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { mutant } from './mutant.ts';

const content = (
  name: string,
  statement: string,
  breaks: readonly string[],
  change: (text: string) => string,
): Mutant =>
  mutant(
    name,
    'structure',
    statement,
    breaks.map((check) => (check.includes('/') ? check : `structure/${check}`)),
    () => onContent(change),
  );

/** Mutants of what a file holds besides its text. */
export const structureMutants: readonly Mutant[] = [
  content('crlf-normalised', 'turns CRLF into LF', ['crlf', 'other-line-ends'], (text) =>
    text.replaceAll('\r\n', '\n'),
  ),
  content('cr-dropped-once', 'drops the last CR of a file', ['crlf'], (text) => text.replace(/\r(?=[^\r]*$)/, '')),
  content('cr-as-lf', 'turns lone CR into LF', ['other-line-ends'], (text) => text.replace(/\r(?!\n)/g, '\n')),
  content('mark-dropped', 'drops the byte order mark', ['byte-order-mark'], (text) => text.replace(/^\ufeff/, '')),
  content('mark-added', 'adds a byte order mark', ['final-newline-kept', 'srt-index'], (text) =>
    text.replace(/^\ufeff?/, '\ufeff'),
  ),
  content('final-newline-trimmed', 'trims the final newline', ['final-newline-kept'], (text) =>
    text.replace(/\r?\n$/, ''),
  ),
  content('final-newline-added', 'ends every file in a newline', ['end-of-file'], (text) =>
    /\n$/.test(text) ? text : `${text}\n`,
  ),
  content('blank-lines-collapsed', 'collapses runs of blank lines', ['blank-lines'], (text) =>
    text.replace(/(\r?\n){3,}/g, '\n\n'),
  ),
  content('white-space-trimmed', 'trims white space at line ends', ['white-space'], (text) =>
    text.replace(/[ \t]+(?=\r?\n)/g, ''),
  ),
  content('index-renumbered', 'numbers SRT blocks anew', ['srt-index'], (text) => {
    let n = 0;
    return text.replace(/^\d+(?=\r?\n[^\n]*-->)/gm, () => String(++n));
  }),
  content(
    'time-shifted',
    'moves every start by a millisecond',
    ['srt-timestamps', 'vtt-timestamps', 'clients/documented-samples'],
    (text) =>
      text.replace(
        /([.,])(\d{3})(?=[ \t]*-->)/g,
        (_whole, mark, part) => `${mark}${String((Number(part) + 1) % 1000).padStart(3, '0')}`,
      ),
  ),
  content('time-rewritten', 'rewrites times in another form', ['srt-unusual-timestamps'], (text) =>
    text.replace(/\b(\d):(\d):(\d),/g, '0$1:0$2:0$3,'),
  ),
  content('hours-added', 'writes hours into WebVTT times without', ['vtt-timestamps', 'vtt-settings'], (text) =>
    text.replace(/(?<![\d:])(\d\d:\d\d\.\d{3})/g, '00:$1'),
  ),
  content('coordinates-lost', 'drops coordinates after SRT times', ['srt-coordinates'], (text) =>
    text.replace(/[ \t]+X1:.*$/gm, ''),
  ),
  content('setting-lost', 'drops the align setting', ['vtt-settings'], (text) => text.replace(/[ \t]+align:\w+/, '')),
  content('id-lost', 'drops the first cue identifier that is a text', ['vtt-ids'], (text) =>
    text.replace(/^[^\n]*[a-z][^\n]*\n(?=[^\n]*-->)/im, ''),
  ),
  content('note-lost', 'drops NOTE blocks', ['vtt-notes'], (text) => text.replace(/^NOTE[\s\S]*?\n\n/gm, '')),
  content('note-translated', 'translates notes', ['vtt-notes'], (text) =>
    text.replace(/^NOTE .+$/gm, 'NOTE lorem ipsum'),
  ),
  content('style-lost', 'drops STYLE blocks', ['vtt-style-region'], (text) => text.replace(/^STYLE[\s\S]*?\n\n/gm, '')),
  content('region-lost', 'drops REGION blocks', ['vtt-style-region'], (text) =>
    text.replace(/^REGION[\s\S]*?\n\n/gm, ''),
  ),
  content('header-lost', 'drops what follows WEBVTT', ['vtt-header', 'any-script'], (text) =>
    text.replace(/^WEBVTT[^\n]*\n([^\n]+\n)*/, 'WEBVTT\n'),
  ),
  content('tags-stripped', 'strips tags', ['srt-tags', 'vtt-tags', 'clients/json-spellings'], (text) =>
    text.replace(/<\/?[a-z][^>]*>/gi, ''),
  ),
  content('tag-renamed', 'writes <em> for <i>', ['srt-tags', 'vtt-tags'], (text) =>
    text.replace(/<(\/?)i>/g, '<$1em>'),
  ),
  content('override-stripped', 'strips {\\an8}', ['srt-tags'], (text) => text.replace(/\{\\[^}]*\}/g, '')),
  content('inner-times-stripped', 'strips timestamps inside texts', ['vtt-inner-times'], (text) =>
    text.replace(/<[\d:.]+>/g, ''),
  ),
  content('references-decoded', 'decodes character references', ['vtt-references', 'vtt-tags'], (text) =>
    text.replaceAll('&lt;', '<').replaceAll('&amp;', '&'),
  ),
  content('references-encoded-twice', 'escapes escaped text again', ['vtt-references'], (text) =>
    text.replaceAll('&', '&amp;'),
  ),
  content('lines-joined', 'joins the lines of a text', ['multi-line'], (text) =>
    text.replace(/(?<=\n[^\n]*-->[^\n]*\n[^\n]+)\n(?=[^\n])/g, ' '),
  ),
  content('long-lines-wrapped', 'breaks lines after 80 characters', ['multi-line'], (text) =>
    text.replace(/^(?!.*-->)(.{80}\S*) (?=.)/gm, '$1\n'),
  ),
  content('empty-blocks-dropped', 'drops blocks without text', ['srt-empty-blocks'], (text) =>
    text.replace(/^\d+\n[^\n]*-->[^\n]*\n\n/gm, ''),
  ),
  content('preamble-dropped', 'drops text before the first block', ['srt-loose-blocks'], (text) =>
    text.replace(/^Ripped[\s\S]*?\n\n/, ''),
  ),
  content('blocks-sorted', 'sorts blocks by their start', ['srt-timestamps'], (text) =>
    text.includes('WEBVTT')
      ? text
      : [...text.split('\n\n')]
          .sort((left, right) => ((left.split('\n')[1] ?? '') < (right.split('\n')[1] ?? '') ? -1 : 1))
          .join('\n\n'),
  ),
  content('not-ascii-lost', 'writes ? for characters outside ASCII', ['any-script'], (text) =>
    text.replace(/[^\u0000-\u007f]/g, '?'),
  ),
  content('normalised', 'normalises characters (NFC)', ['any-script'], (text) => text.normalize('NFC')),
  content('odd-characters-lost', 'drops NUL characters', ['odd-characters'], (text) => text.replaceAll('\u0000', '')),
  content('film-cut', 'cuts files at 64 KiB', ['whole-film'], (text) => text.slice(0, 65_536)),
];
