import { type Deed, pathOnly, succeeded } from '../deed.ts';
import { findingOf, type Judge } from '../finding.ts';

/** The same bytes were put to the same place again, and the client had changed nothing there in between. */
export const uploadedAgain: Judge = (deeds) =>
  deeds.flatMap((deed, at) => {
    if (deed.method !== 'PUT' || !succeeded(deed) || !deed.sent) return [];
    const place = pathOnly(deed);
    const before = deeds.slice(0, at).findLast((one) => changes(one) && isNear(pathOnly(one), place));
    if (before === undefined || before.method !== 'PUT' || !succeeded(before) || before.ended > deed.began) return [];
    if (pathOnly(before) !== place || contentOf(before) !== contentOf(deed)) return [];
    return [findingOf('uploaded-again', [before, deed], `${deed.method} ${place} with the same content.`)];
  });

const changes = ({ method }: Deed): boolean => method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS';

/** One of both is the other, or stands below it: deleting a video removes its tracks, too. */
const isNear = (a: string, b: string): boolean => a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);

/** A body whose multipart boundary, which clients draw by chance, is left out. */
const contentOf = ({ sent }: Deed): string => {
  const [, boundary] = /^--([^\r\n]+)\r?\n/.exec(sent ?? '') ?? [];
  return boundary === undefined ? (sent ?? '') : (sent ?? '').replaceAll(boundary, '');
};
