import { CARRIAGE_RETURN } from './characters.ts';

/**
 * Whether CR CR LF is the line end of a file: a program has written CR LF in text mode, which puts another CR in front.
 * True if every LF follows two CR, at least one does, and there are no other CR, except in a line end that is cut off at the
 * end of the file.
 */
export function hasDoubledReturns(content: string): boolean {
  let from = 0;
  for (;;) {
    const lineFeed = content.indexOf('\n', from);
    if (lineFeed < 0) break;
    if (content.charCodeAt(lineFeed - 1) !== CARRIAGE_RETURN) return false;
    const carriageReturn = content.indexOf('\r', from);
    if (carriageReturn !== lineFeed - 2 || content.charCodeAt(carriageReturn + 1) !== CARRIAGE_RETURN) return false;
    from = lineFeed + 1;
  }
  const rest = content.slice(from).indexOf('\r');
  return from > 0 && (rest < 0 || rest >= content.length - from - 2);
}

/**
 * Writes every line end of a text as LF.
 * @param doubledReturns whether CR CR LF is one line end
 */
export const withLineFeeds = (text: string, doubledReturns: boolean): string =>
  text.replace(doubledReturns ? /\r\r\n|\r\n?/g : /\r\n?/g, '\n');
