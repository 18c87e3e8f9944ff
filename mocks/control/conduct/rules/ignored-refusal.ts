import { type Deed, pathOnly } from '../deed.ts';
import { findingOf, type Judge } from '../finding.ts';

/** Looks at what is not there that show that a client waits for it. */
const LOOKS = 3;

/** A client looks again and again for what it was refused to create. */
export const ignoredRefusal: Judge = (deeds) =>
  deeds.flatMap((refused, at) => {
    if (
      !isCreation(refused) ||
      !namesResource(refused) ||
      refused.outcome !== 'answered' ||
      (refused.status ?? 0) < 400
    )
      return [];
    const later = deeds.slice(at + 1).filter(({ began }) => began >= refused.ended);
    const next = later.findIndex((deed) => isCreation(deed) && placeOf(deed) === placeOf(refused));
    const span = next < 0 ? later : later.slice(0, next);
    const looks = span.filter((deed) => deed.method === 'GET' && deed.status === 404 && isBelow(deed, refused));
    if (looks.length < LOOKS) return [];
    const shown: [Deed, ...Deed[]] = [refused, ...looks.slice(0, LOOKS)];
    return [
      findingOf(
        'ignored-refusal',
        shown,
        `${refused.method} was answered ${refused.status}; ${looks.length} looks followed, each answered 404.`,
      ),
    ];
  });

const isCreation = ({ operation, method }: Deed): boolean =>
  operation !== null && (method === 'POST' || method === 'PUT');

/** What a creation creates: `/generate` makes the resource above it. */
const placeOf = (deed: Deed): string => pathOnly(deed).replace(/\/generate$/, '');

const isBelow = (deed: Deed, refused: Deed): boolean => {
  const place = placeOf(refused);
  return pathOnly(deed) === place || pathOnly(deed).startsWith(`${place}/`);
};

/** Whether the path is that of one resource: what was refused in a collection has no path to look at. */
const namesResource = ({ operation }: Deed): boolean => /\}(?:\/generate)?$/.test(operation?.path ?? '');
