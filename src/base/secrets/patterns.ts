import { folded } from './fold.ts';
import { marksIn, unescaped } from './unescape.ts';
import { plainView } from './view.ts';

/** From this length (or number of ASCII letters) on, a secret is recognisable regardless of case. */
const SHORTEST_FOLDED = 8;
const FEWEST_ASCII = 6;

/** Whether to search for a secret regardless of case and character set. */
export const isFoldable = (secret: string): boolean =>
  secret.length >= SHORTEST_FOLDED && secret.replace(/[^\0-\x7f]+/g, '').length >= FEWEST_ASCII;

/**
 * Returns the forms of a secret in folded views: unchanged; with its apparent escapes decoded, because they are decoded
 * with the escapes around it; and its own Base64 letters at every alignment, for Base64 in lower case.
 */
export function foldedPatterns(secret: string): Set<string> {
  const plain = [secret, innermost(secret)].filter(isFoldable);
  const packed = base64Cores(Buffer.from(secret)).filter((core) => core.length >= SHORTEST_FOLDED);
  return new Set([...plain, ...packed].map((text) => folded(plainView(text), true).text));
}

/** Returns the forms of a secret in other views: unchanged, and its UTF-8 read as Latin-1, like headers and octets. */
export const exactPatterns = (secret: string): Set<string> => new Set([secret, Buffer.from(secret).toString('latin1')]);

function innermost(secret: string): string {
  const next = unescaped(plainView(secret), marksIn(secret));
  return next === null ? secret : innermost(next.text);
}

/** Returns the Base64 letters that depend only on the bytes, for each alignment in a group of three. */
function base64Cores(bytes: Buffer): string[] {
  return [0, 1, 2].flatMap((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    // The first and last letters also contain bits of the neighbouring bytes.
    const core = text.slice(before === 0 ? 0 : before + 1, (before + bytes.length) % 3 === 0 ? undefined : -1);
    return [core, core.replaceAll('+', '-').replaceAll('/', '_')];
  });
}
