import { folded } from './fold.ts';
import { marksIn, unescaped } from './unescape.ts';
import { plainView } from './view.ts';

/** From this length on a secret is told from other text in any case, and where only so many letters are ASCII. */
const SHORTEST_FOLDED = 8;
const FEWEST_ASCII = 6;

/** True for a secret that may be looked for without regard to case and character set. */
export const isFoldable = (secret: string): boolean =>
  secret.length >= SHORTEST_FOLDED && secret.replace(/[^\0-\x7f]+/g, '').length >= FEWEST_ASCII;

/**
 * What a secret is in folded views: as it is; with all undone that looks like an escape in it, because that goes with the
 * escapes around it; and the letters that are its own in Base64, wherever it begins, for Base64 in small letters.
 */
export function foldedPatterns(secret: string): Set<string> {
  const plain = [secret, innermost(secret)].filter(isFoldable);
  const packed = base64Cores(Buffer.from(secret)).filter((core) => core.length >= SHORTEST_FOLDED);
  return new Set([...plain, ...packed].map((text) => folded(plainView(text), true).text));
}

/** What a secret is in other views: as it is, and its UTF-8 read as Latin-1, as headers and octets are. */
export const exactPatterns = (secret: string): Set<string> => new Set([secret, Buffer.from(secret).toString('latin1')]);

function innermost(secret: string): string {
  const next = unescaped(plainView(secret), marksIn(secret));
  return next === null ? secret : innermost(next.text);
}

/** The letters of Base64 that bytes alone decide, for each place in a group of three that they may begin at. */
function base64Cores(bytes: Buffer): string[] {
  return [0, 1, 2].flatMap((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    // The first and last letters also hold bits of what stands before and after.
    const core = text.slice(before === 0 ? 0 : before + 1, (before + bytes.length) % 3 === 0 ? undefined : -1);
    return [core, core.replaceAll('+', '-').replaceAll('/', '_')];
  });
}
