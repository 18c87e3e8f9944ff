/**
 * Names of the character references whose character is ASCII, in lower case (HTML Living Standard, 13.5 Named character
 * references). Pages that spell them in another case are understood, too.
 */
export const entities: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '\t': 'tab',
    '\n': 'newline',
    ' ': 'nbsp sp',
    '!': 'excl',
    '"': 'quot',
    '#': 'num',
    $: 'dollar',
    '%': 'percnt',
    '&': 'amp',
    "'": 'apos',
    '(': 'lpar',
    ')': 'rpar',
    '*': 'ast midast',
    '+': 'plus',
    ',': 'comma',
    '-': 'hyphen dash',
    '.': 'period',
    '/': 'sol',
    ':': 'colon',
    ';': 'semi',
    '<': 'lt',
    '=': 'equals',
    '>': 'gt',
    '?': 'quest',
    '@': 'commat',
    '[': 'lsqb lbrack',
    '\\': 'bsol',
    ']': 'rsqb rbrack',
    '^': 'hat',
    _: 'lowbar underbar',
    '`': 'grave diacriticalgrave',
    '{': 'lcub lbrace',
    '|': 'verbar vert verticalline',
    '}': 'rcub rbrace',
    '~': 'tilde',
  }).flatMap(([character, names]) => names.split(' ').map((name) => [name, character] as const)),
);

/** The references that browsers read without a semicolon, at the beginning of a name, as far as they are ASCII. */
export const LEGACY_ENTITY = /^(?:amp|lt|gt|quot)/i;
