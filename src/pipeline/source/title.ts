/** Longest title, in characters. */
const LONGEST = 80;

/**
 * Returns a name for people and for files from a path or URL: its last part without extension, and without path separators,
 * hidden characters and device names. Never empty, and never begins with a dot.
 */
export function safeTitle(text: string): string {
  const last = text.split(/[\\/]/).findLast((part) => part !== '') ?? '';
  const stem = decoded(last).replace(/\.[A-Za-z0-9]{1,5}$/, '');
  const plain = stem
    .normalize('NFC')
    .replace(/[\p{C}\p{Zl}\p{Zp}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const title = [...plain].slice(0, LONGEST).join('').trim();
  return title === '' || /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(title) ? `video ${title}`.trim() : title;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
