import { CARRIAGE_RETURN, isLineEnd, LINE_FEED } from './characters.ts';

/**
 * The line end for lines that are added at `from`: the first one there, as written; `''` when there is none.
 * @param doubledReturns whether CR CR LF is the line end of the file
 */
export function firstLineEnd(content: string, doubledReturns: boolean, from = 0): string {
  if (doubledReturns) return '\r\r\n';
  for (let at = from; at < content.length; at++) {
    const code = content.charCodeAt(at);
    if (!isLineEnd(code)) continue;
    return code === CARRIAGE_RETURN && content.charCodeAt(at + 1) === LINE_FEED ? '\r\n' : content.charAt(at);
  }
  return '';
}
