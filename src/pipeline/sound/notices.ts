import { canonicalTag } from '../../contracts/cloudflare-stream/labels.ts';
import { isSameLanguage, nameOf } from '../languages/languages.ts';
import { isSpeech } from './piece-language.ts';
import type { HeardPart } from './piece-work.ts';

/** Says that answers were lost, so that their requests may have been charged as well. */
export const answersLost = (count: number, what: string): string =>
  `Workers AI may have charged ${what} ${count === 1 ? 'once more' : `${count} times more`}: a run was stopped, or a connection broke, before the answer came, and the service keeps no list of what it did.`;

/** Says how many requests for pieces of a sound were lost, if any. */
export function piecesLost(parts: readonly Pick<HeardPart, 'from' | 'to' | 'lost'>[]): string[] {
  const lost = parts.filter((part) => part.lost > 0);
  const count = lost.reduce((sum, part) => sum + part.lost, 0);
  const seconds = lost.reduce((sum, part) => sum + part.lost * (part.to - part.from), 0);
  if (count === 0) return [];
  return [answersLost(count, `pieces of the sound, ${Math.round(seconds)} s in all,`)];
}

/** Says which pieces were heard in another language than the whole, if any: their words may be invented. */
export function wrongPieces(parts: readonly HeardPart[], whole: string | null): string[] {
  const isOther = (language: string | null): boolean => {
    if (language === null || whole === null || language === whole) return false;
    return canonicalTag(language) === null || !isSameLanguage(language, whole);
  };
  const wrong = parts.filter(({ language, segments }) => isOther(language) && segments.some(isSpeech));
  const places = wrong.map(({ from, to, language }) => `${Math.round(from)} to ${Math.round(to)} (${language})`);
  if (whole === null || places.length === 0) return [];
  return [
    `The language of the whole is ${whole}${nameOf(whole)}, but these seconds were heard in another one: ${places.slice(0, 10).join(', ')}${places.length > 10 ? ' and more' : ''}. Look at their captions; --from ${whole} --restart has everything heard again in it.`,
  ];
}
