/** Longest title, in characters. */
const LONGEST = 80;

/** Most bytes of a title: file systems take names of 255 bytes, and a language and a format follow. */
const MOST_BYTES = 200;

/**
 * Returns a name for people and for files from a path or URL: its last part without extension, and without path separators,
 * hidden characters and device names. Never empty, and never begins with a dot.
 */
export function safeTitle(text: string): string {
  const last = text.split(/[\\/]/).findLast((part) => part !== '') ?? '';
  return safePart(decoded(last).replace(/\.[A-Za-z0-9]{1,5}$/, ''));
}

/**
 * Returns the path of a video's files below an output folder, without extension: parts as of `safeTitle`, joined by `/`. It
 * never leads out of the folder.
 */
export function safeName(text: string): string {
  const parts = text.split(/[\\/]/).filter((part) => !/^\.*$/.test(part.trim()));
  return parts.length === 0 ? safePart('') : parts.map(safePart).join('/');
}

/** Returns a form in which names that are one file on some file system are equal: letter case and composition do not count. */
export const foldedName = (name: string): string => name.normalize('NFC').toUpperCase().toLowerCase();

/** Joiners between letters are spelling (Persian, Sinhala), and between pictures one picture: they stay there. */
const JOINER = '(?<=[^\\x00-\\x7f])[\\u200c\\u200d](?=[^\\x00-\\x7f])';

const UNSAFE = new RegExp(`(?:(?!${JOINER})[\\p{C}\\p{Zl}\\p{Zp}<>:"/\\\\|?*])+`, 'gu');

/** Returns a title that a person gave as a name for people and for files: no part of it is taken for a folder or an extension. */
export const givenTitle = (text: string): string => safePart(text);

function safePart(text: string): string {
  const plain = text
    .normalize('NFC')
    .replace(UNSAFE, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const title = shortened(plain);
  return title === '' || /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(title) ? `video ${title}`.trim() : title;
}

function shortened(text: string): string {
  let short = '';
  for (const character of [...text].slice(0, LONGEST)) {
    if (Buffer.byteLength(short + character) > MOST_BYTES) break;
    short += character;
  }
  return short.trim();
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
