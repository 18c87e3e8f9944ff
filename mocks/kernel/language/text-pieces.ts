/** A letter with the letters, marks and joiners (ZWNJ, ZWJ) that follow it. */
const WORD = '\\p{L}(?:[\\p{L}\\p{M}]|[\\u200c\\u200d](?=[\\p{L}\\p{M}]))*';
/** The spaces before a word that follows a word or closes a clause. */
const SPACES = `(?<=[\\p{L}\\p{M},.!?;:…)\\]»”’"'])[ \\u00a0]+(?=\\p{L})`;

/**
 * What is no language although it has letters: addresses, placeholders of programs, tags, codes of subtitle formats, character
 * references. Each has a bounded length where it is not marked by its first characters, so that searching takes linear time.
 */
const KEPT = [
  'https?://[^\\s<>"]+(?<![.,!?;:)\\]\'’])',
  'www\\.[^\\s<>"]+(?<![.,!?;:)\\]\'’])',
  '[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{2,24}){1,4}',
  '(?<![\\w@])@\\w{1,64}',
  '(?:[\\w-]{1,63}\\.){1,4}(?:com|org|net|io|dev|app|tv|info|edu|gov)\\b(?:/[^\\s<>"]*(?<![.,!?;:)\\]\'’]))?',
  '\\{\\\\[^{}\\n]{1,200}\\}',
  '\\$?\\{{1,3}[\\w.$%#:-]{1,64}\\}{1,3}',
  '%(?:\\d{1,2}\\$)?(?:\\([\\w.]{1,64}\\)|\\{[\\w.]{1,64}\\})?[sdif@]\\b',
  '%(?:\\{[\\w.]{1,64}\\})',
  '</?[a-zA-Z][^<>\\n]{0,200}>',
  '&(?:[a-zA-Z]{2,31}|#\\d{1,7}|#x[0-9a-fA-F]{1,6});',
  '\\\\[Nnh]',
].join('|');
/** The name of a speaker at the start of a line, as in "ANNA: Come in." or "- Dr. Lee: No.", with words after it. */
const SPEAKER =
  "(?<=(?:^|\\n)[ \\t]{0,4}(?:(?:[-–—]|>>)[ \\t]{0,4})?)(?:\\p{Lu}[\\p{L}\\p{M}.'’-]{0,23}(?: [\\p{Lu}\\p{N}][\\p{L}\\p{M}\\p{N}.'’-]{0,23}){0,2}|\\p{Lo}{1,12})(?::(?=[ \\t]{1,4}[^\\s])|：(?=[^\\s]))";

const words = new RegExp(WORD, 'gu');
const wordsAndSpaces = new RegExp(`${SPACES}|${WORD}`, 'gu');
const keptAndWords = new RegExp(`(${SPEAKER}|${KEPT})|${SPACES}|${WORD}`, 'gu');
/** Characters without which a text has nothing that is kept. */
const mayKeep = /[:：@./{%<&\\]/;

/** What is done with the pieces of a text. */
export interface PieceChange {
  /** The replacement of a word. `at` is its place in the text. */
  readonly word: (word: string, at: number) => string;
  /** True where words follow one another without spaces: the spaces between two of them are removed. */
  readonly joins: boolean;
}

/**
 * Replaces the words of a text and copies the rest: digits, punctuation, symbols, line breaks, and what only programs read
 * (addresses, placeholders, tags) or what names a speaker. Takes time in proportion to the text.
 */
export function changeWords(text: string, { word, joins }: PieceChange): string {
  if (!mayKeep.test(text))
    return joins ? text.replace(wordsAndSpaces, (piece, at) => joined(piece, at, word)) : text.replace(words, word);
  let keptEnd = -1;
  return text.replace(keptAndWords, (piece: string, kept: string | undefined, at: number) => {
    if (kept !== undefined) {
      keptEnd = at + piece.length;
      return piece;
    }
    if (piece.trimStart() !== '') return word(piece, at);
    return joins && at !== keptEnd && !startsKept(text, at + piece.length) ? '' : piece;
  });
}

const joined = (piece: string, at: number, word: PieceChange['word']): string =>
  piece.trimStart() === '' ? '' : word(piece, at);

const keptHere = new RegExp(KEPT, 'uy');

function startsKept(text: string, at: number): boolean {
  keptHere.lastIndex = at;
  return keptHere.test(text);
}
