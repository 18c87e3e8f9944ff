import { isCredentialName } from './credential-names.ts';

/** Pairs of a plain name and a plain value, the names without the dots and signs that can hide another name. */
const PLAIN_QUERY = /^(?:\w+=[\w.,/-]*(?:&|$))*$/;

/** The beginning of a web token. */
const WEB_TOKEN = 'eyJ';

/**
 * True for a request target that `blankTarget` returns as it is, told without its patterns: most targets are a path of ids, with a query of
 * plain pairs. False for targets that need a closer look.
 */
export function isPlainTarget(target: string): boolean {
  if (target.includes(WEB_TOKEN)) return false;
  const query = target.indexOf('?');
  if (query === -1) return isPlainPath(target, target.length);
  return isPlainPath(target, query) && isPlainQuery(target.slice(query + 1));
}

/** True if the path has no letters but those of ids and names, and no segment names a credential, which the next one would be. */
function isPlainPath(target: string, end: number): boolean {
  let from = 0;
  let isId = true;
  for (let at = 0; at < end; at += 1) {
    const kind = kindOf(target.charCodeAt(at));
    if (kind === 'id') continue;
    if (kind === 'other') return false;
    if (kind === 'letter') isId = false;
    else {
      if (!isId && isCredentialName(target.slice(from, at))) return false;
      from = at + 1;
      isId = true;
    }
  }
  return isId || !isCredentialName(target.slice(from, end));
}

/** What a letter of a path is. Digits of hexadecimal ids and dashes alone are no name. */
type Kind = 'id' | 'letter' | 'slash' | 'other';

const KINDS: readonly Kind[] = Array.from({ length: 128 }, (_, code) => {
  const letter = String.fromCharCode(code);
  if (/[\da-f-]/.test(letter)) return 'id';
  if (/[\w.]/.test(letter)) return 'letter';
  return letter === '/' ? 'slash' : 'other';
});

const kindOf = (code: number): Kind => KINDS[code] ?? 'other';

const isPlainQuery = (query: string): boolean =>
  PLAIN_QUERY.test(query) && query.split('&').every((pair) => !isCredentialName(pair.slice(0, pair.indexOf('='))));
