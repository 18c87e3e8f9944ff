import { type Deed, pathOnly, succeeded } from '../deed.ts';
import { findingOf, type Judge } from '../finding.ts';

/** The same bytes were put to the same place again, and the client had changed nothing there in between. */
export const uploadedAgain: Judge = (deeds) => {
  const known = new Changes();
  return deeds.flatMap((deed) => {
    if (deed.operation === null || !changes(deed)) return [];
    const place = pathOnly(deed);
    const before = known.lastNear(place);
    known.add(place, deed);
    if (deed.method !== 'PUT' || !succeeded(deed) || !deed.sent) return [];
    if (before === null || before.method !== 'PUT' || !succeeded(before) || before.ended > deed.began) return [];
    if (pathOnly(before) !== place || contentOf(before) !== contentOf(deed)) return [];
    return [findingOf('uploaded-again', [before, deed], `${deed.method} ${place} with the same content.`)];
  });
};

const changes = ({ method }: Deed): boolean => method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS';

/** The last change of each place. Changing a place changes what stands below it: deleting a video removes its tracks, too. */
class Changes {
  readonly #at = new Map<string, Change>();
  readonly #below = new Map<string, Change>();
  #count = 0;

  add(place: string, deed: Deed): void {
    const change = { deed, number: this.#count };
    this.#count += 1;
    this.#at.set(place, change);
    for (const above of placesAbove(place)) this.#below.set(above, change);
  }

  /** The last change of a place, of one above it, or of one below it. */
  lastNear(place: string): Deed | null {
    let last = latest(this.#at.get(place), this.#below.get(place));
    for (const above of placesAbove(place)) last = latest(last, this.#at.get(above));
    return last?.deed ?? null;
  }
}

interface Change {
  readonly deed: Deed;
  readonly number: number;
}

const latest = (one: Change | undefined, other: Change | undefined): Change | undefined =>
  (other?.number ?? -1) > (one?.number ?? -1) ? other : one;

/** The paths that a path stands below. */
function* placesAbove(place: string): Generator<string> {
  for (let end = place.lastIndexOf('/'); end > 0; end = place.lastIndexOf('/', end - 1)) yield place.slice(0, end);
}

/** A body whose multipart boundary, which clients draw by chance, is left out. */
const contentOf = ({ sent }: Deed): string => {
  const [, boundary] = /^--([^\r\n]+)\r?\n/.exec(sent ?? '') ?? [];
  return boundary === undefined ? (sent ?? '') : (sent ?? '').replaceAll(boundary, '');
};
