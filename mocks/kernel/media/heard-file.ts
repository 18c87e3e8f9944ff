import { deriveHex } from '../../../src/base/derive.ts';
import type { SoundPackets } from '../../../src/media/index.ts';
import { type FoundSound, findSound, type SoundFacts } from '../world/seeds/find-sound.ts';
import type { SoundEntry } from '../world/seeds/sound-entry.ts';
import { type PacketHashes, placeOf, printOf, type SoundPrint } from '../world/seeds/sound-print.ts';
import type { Tenant } from '../world/tenant.ts';
import { type SeededSound, soundOf } from './seeded-sound.ts';
import { packetsOf } from './sound-digest.ts';

/** A file that a mock reads, and how it was named. */
export interface SoundFile extends SoundFacts {
  readonly path: string;
  readonly durationSeconds: number;
  /** Its packets, for a caller that reads them, too. Default: they are read from the file. */
  readonly packets?: () => Promise<SoundPackets>;
}

/** The prints of sounds whose whole files a tenant's mocks have read, by entry. */
interface LearnedPrints {
  readonly prints: Record<string, SoundPrint>;
}

const learnedBy = (tenant: Tenant): LearnedPrints['prints'] =>
  tenant.state<LearnedPrints>('heard', () => ({ prints: {} })).prints;

const keys = new WeakMap<SoundEntry, string>();

/** Names an entry by its content. */
function keyOf(entry: SoundEntry): string {
  const key = keys.get(entry) ?? deriveHex(32, JSON.stringify({ ...entry, print: null }));
  keys.set(entry, key);
  return key;
}

/**
 * What the seeds of a tenant say of a file: by its names, else as a piece of a sound that an entry names, recognised by its packets.
 * Null without an entry. Files of tenants without seeds are not read.
 */
export async function heardInFile(tenant: Tenant, file: SoundFile): Promise<SeededSound | null> {
  const { books } = tenant;
  if (books.every(({ heard }) => heard.length === 0)) return null;
  const named = findSound(books, file);
  if (named) await learn(tenant, named.entry, file);
  const found = named ?? (await findPiece(tenant, file));
  return found && soundOf(found, file.durationSeconds);
}

/** Keeps the print of a whole sound, so that its pieces are recognised later. */
async function learn(tenant: Tenant, entry: SoundEntry, file: SoundFile): Promise<void> {
  if (entry.print !== null || keyOf(entry) in learnedBy(tenant)) return;
  const { durationSeconds, packets: read = packetsOf(file.path) } = file;
  const packets = await read();
  if (!('trouble' in packets)) learnedBy(tenant)[keyOf(entry)] = printOf(packets, durationSeconds);
}

async function findPiece(tenant: Tenant, file: SoundFile): Promise<FoundSound | null> {
  const learned = learnedBy(tenant);
  const known = tenant.books.flatMap(({ heard }) =>
    heard.flatMap((entry) => {
      const print = entry.print ?? learned[keyOf(entry)];
      return print ? [{ entry, print }] : [];
    }),
  );
  if (known.length === 0) return null;
  const { packets: read = packetsOf(file.path) } = file;
  const packets = await read();
  return 'trouble' in packets ? null : pieceOf(packets, known);
}

function pieceOf(
  packets: PacketHashes,
  known: readonly { readonly entry: SoundEntry; readonly print: SoundPrint }[],
): FoundSound | null {
  for (const { entry, print } of known) {
    const offsetSeconds = placeOf(packets, print);
    if (offsetSeconds !== null) return { entry, offsetSeconds, wholeSeconds: print.seconds };
  }
  return null;
}
