/** One sound of a word: a vowel (`a`, `e`, `i`, `o`, `u`) or a consonant (a letter, or `ch`, `kh`, `sh`, `th`, `zh`). */
export interface Sound {
  readonly id: string;
  readonly isVowel: boolean;
  /** True for a vowel that follows a vowel, and for the last e of a longer word: the first to be left out. */
  readonly isWeak: boolean;
}

const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  tch: ['ch'],
  sch: ['sh'],
  ch: ['ch'],
  ck: ['k'],
  gh: ['g'],
  kh: ['kh'],
  ph: ['f'],
  qu: ['k', 'w'],
  sh: ['sh'],
  th: ['th'],
  wh: ['w'],
  zh: ['zh'],
  ee: ['i'],
  oo: ['u'],
  q: ['k'],
  x: ['k', 's'],
};

const VOWELS = new Set(['a', 'e', 'i', 'o', 'u']);
const spelling = /[ts]?ch|ck|gh|kh|ph|qu|sh|th|wh|zh|ee|oo|([a-z])\1?/g;

/**
 * The sounds of a word of the letters a to z, by the simplest reading of English spelling: enough for a reader to recognise
 * the word.
 * @example soundsOf('back').map(({ id }) => id) // ['b', 'a', 'k']
 */
export function soundsOf(letters: string): readonly Sound[] {
  const ids: string[] = [];
  for (const match of letters.matchAll(spelling)) {
    const piece = match[1] ?? match[0];
    const next = letters.charAt(match.index + match[0].length);
    ids.push(...(SPELLINGS[piece] ?? [soundOf(piece, next, ids.length === 0)]));
  }
  return ids.map((id, at) => {
    const isVowel = VOWELS.has(id);
    const afterVowel = isVowel && VOWELS.has(ids[at - 1] ?? '');
    return { id, isVowel, isWeak: afterVowel || (id === 'e' && at === ids.length - 1 && at > 2) };
  });
}

function soundOf(letter: string, next: string, isFirst: boolean): string {
  if (letter === 'c') return 'eiy'.includes(next || '-') ? 's' : 'k';
  if (letter === 'y') return isFirst || VOWELS.has(next) ? 'y' : 'i';
  return letter;
}
