/** Hashes of a sound's encoded packets, in order, and when each begins, in milliseconds. */
export interface PacketHashes {
  readonly times: readonly number[];
  readonly hashes: readonly string[];
}

/** What a known sound is recognised by: the time of each packet that occurs in it once, by its hash. Plain JSON. */
export interface SoundPrint {
  readonly times: Readonly<Record<string, number>>;
  /** Length of the sound. */
  readonly seconds: number;
}

/** Packets of one piece may lie so far apart from where they were, in milliseconds: containers round times. */
const TOLERANCE = 25;
/** A piece has so many packets in common, or all of its own if it is shorter. */
const LEAST_PACKETS = 3;

/** The print of a sound. Packets that occur several times, such as silence, recognise nothing. */
export function printOf({ times, hashes }: PacketHashes, seconds: number): SoundPrint {
  const found = new Map<string, number>();
  const repeated = new Set<string>();
  for (const [at, hash] of hashes.entries()) {
    if (found.has(hash)) repeated.add(hash);
    else found.set(hash, times[at] ?? 0);
  }
  for (const hash of repeated) found.delete(hash);
  return { times: Object.fromEntries(found), seconds };
}

/**
 * Where in a known sound a piece of it begins, in seconds; null if it is none of it. More than half of the packets that recognise
 * something must agree on the place.
 */
export function placeOf(piece: PacketHashes, known: SoundPrint): number | null {
  const offsets = piece.hashes.flatMap((hash, at) => {
    const time = known.times[hash];
    return time === undefined ? [] : [time - (piece.times[at] ?? 0)];
  });
  const needed = Math.min(LEAST_PACKETS, piece.hashes.length);
  if (needed === 0 || offsets.length < needed || offsets.length * 2 < new Set(piece.hashes).size) return null;
  offsets.sort((left, right) => left - right);
  const middle = offsets[Math.floor(offsets.length / 2)] ?? 0;
  const agreeing = offsets.filter((offset) => Math.abs(offset - middle) <= TOLERANCE).length;
  return agreeing * 2 > offsets.length ? Math.max(0, middle / 1000) : null;
}
