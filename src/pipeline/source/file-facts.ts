import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { inspectFile, type MediaFacts } from './inspect.ts';

/** Facts of a usable file, and the identity of its content. */
export interface FileFacts extends MediaFacts {
  /** `sha256:` and the hash in hex. */
  readonly identity: string;
}

/** Facts of the files of a run by their paths, so that a file is read once although it is opened several times. */
export type KnownFiles = Map<string, { readonly state: string; readonly facts: FileFacts }>;

/**
 * Returns the facts of a file. Reads it unless its known state is unchanged: the same file, size and time of change.
 * @param name for messages
 * @throws {CaptionError} for a file that cannot be captioned
 */
export async function fileFacts(
  path: string,
  name: string,
  { known, needsSound = true }: { readonly known?: KnownFiles | undefined; readonly needsSound?: boolean | undefined },
): Promise<FileFacts> {
  const file = await stateOf(path);
  const state = file && `${file} ${needsSound}`;
  const before = known?.get(path);
  if (before && before.state === state) return before.facts;
  const media = await inspectFile(path, name, { needsSound });
  const facts = { ...media, identity: `sha256:${await sha256(path)}` };
  if (state !== null) known?.set(path, { state, facts });
  return facts;
}

const stateOf = (path: string): Promise<string | null> =>
  stat(path, { bigint: true }).then(
    ({ dev, ino, size, mtimeNs, ctimeNs }) => [dev, ino, size, mtimeNs, ctimeNs].join(' '),
    () => null,
  );

/** Reads through one buffer: a stream would allocate one for every 64 KB of a film. */
async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(1 << 18);
  const file = await open(path);
  try {
    for (;;) {
      const { bytesRead } = await file.read(buffer);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(buffer.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}
