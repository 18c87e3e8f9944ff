import type { Hash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { setTimeout as later } from 'node:timers/promises';
import type { Request } from 'express';
import { facts } from '../../../../../src/contracts/cloudflare-stream/facts.ts';
import type { Exchange } from '../../../../kernel/http/exchange.ts';
import type { Tenant } from '../../../../kernel/world/tenant.ts';
import type { World } from '../../../../kernel/world/world.ts';
import { type UploadFile, uploadFilesOf } from '../../life/upload-files.ts';
import type { StoredUpload } from '../../model/state.ts';
import { refuse } from '../errors.ts';

/** Bytes of a chunk that the journal keeps. */
const HEAD = 4096;

/** Real milliseconds for which a chunk waits for an earlier one, whose connection may be broken already. */
const PATIENCE_MS = 500;

/** The chunks that are arriving. Promises are not state, and so they are kept beside it. */
const arriving = new WeakMap<StoredUpload, Promise<unknown>>();

/** True while a chunk of an upload arrives. */
export const isArriving = (upload: StoredUpload): boolean => arriving.has(upload);

/** Waits until the chunk that arrives has ended; another one may have begun then. @throws {Refusal} if it goes on arriving */
export async function waitForEarlier(upload: StoredUpload): Promise<void> {
  const ended = Promise.resolve(arriving.get(upload)).then(
    () => true,
    () => true,
  );
  if (!(await Promise.race([ended, later(PATIENCE_MS, false, { ref: false })]))) throw refuse('tus-locked');
}

/** Raised when the client disconnects, with the same mark as Express' readers. */
class Aborted extends Error {
  readonly type = 'request.aborted';
}

/** Refuses a chunk of this size at the end of the received bytes. @throws {Refusal} */
export function checkChunk({ bytes, offset }: Pick<StoredUpload, 'bytes' | 'offset'>, given: number): void {
  if (offset + given > bytes) throw refuse('tus-overrun');
  const isLast = offset + given === bytes;
  const isWhole = given >= facts.tusLeastChunkBytes.value && given % facts.tusChunkMultiple.value === 0;
  if (given > facts.tusMostChunkBytes.value || !(isLast || isWhole)) throw refuse('tus-chunk', { given });
}

/**
 * Writes the body of a request to the end of an upload, and moves its offset. Nothing of a refused chunk counts; of one
 * whose connection broke, as much as the switch `tusPartial` keeps.
 * @throws {Refusal} for a chunk of a wrong size, and at the bound of unfinished uploads
 */
export async function receiveChunk(
  world: World,
  owner: Tenant,
  upload: StoredUpload,
  { request, exchange }: { readonly request: Request; readonly exchange: Exchange },
): Promise<void> {
  const announced = request.get('content-length');
  if (announced !== undefined) checkChunk(upload, Number(announced));
  const work = (async () => {
    const opened = await uploadFilesOf(world).open(owner, upload);
    if (opened === null) throw refuse('uploads-full');
    const { file } = opened;
    try {
      const received = await writeBody(owner, opened, upload, request, (head) => {
        exchange.body = head;
      });
      if (received.isCut) {
        const kept = keptOf(owner, received.bytes);
        move(owner, upload, kept);
        if (kept > 0) file.hash = kept === received.bytes ? received.hash : null;
        throw new Aborted('the client disconnected');
      }
      checkChunk(upload, received.bytes);
      move(owner, upload, received.bytes);
      file.hash = received.hash;
    } finally {
      file.budget.keep(upload.offset);
    }
  })();
  arriving.set(upload, work);
  await work.finally(() => arriving.delete(upload));
}

function move(owner: Tenant, upload: StoredUpload, bytes: number): void {
  upload.offset += bytes;
  owner.files.grow(upload.id, upload.offset);
}

/** Result of reading a body: its bytes, and the hash of the file with them. */
interface ReceivedBody {
  readonly bytes: number;
  readonly isCut: boolean;
  readonly hash: Hash | null;
}

async function writeBody(
  owner: Tenant,
  { handle, file }: { readonly handle: FileHandle; readonly file: UploadFile },
  upload: StoredUpload,
  request: Request,
  onHead: (bytes: Uint8Array) => void,
): Promise<ReceivedBody> {
  const most = upload.bytes - upload.offset;
  const hash = file.hash?.copy() ?? null;
  // Ended early, the iterator would close the connection, and not ended, it would keep the rest of the body from being read.
  const pieces = request.iterator({ destroyOnReturn: false }) as AsyncIterableIterator<Uint8Array>;
  let bytes = 0;
  let isCut = false;
  try {
    for (;;) {
      const next = await pieces.next().catch(() => {
        isCut = true;
        return { done: true as const, value: undefined };
      });
      if (next.done) break;
      const piece = next.value;
      if (bytes === 0) onHead(Buffer.from(piece.subarray(0, HEAD)));
      if (bytes + piece.length > most) throw refuse('tus-overrun');
      if (!file.budget.take(piece.length)) throw refuse('uploads-full');
      hash?.update(piece);
      await handle.write(piece, 0, piece.length, upload.offset + bytes);
      bytes += piece.length;
    }
    await owner.files.sync(handle);
  } finally {
    await handle.close();
    await pieces.return?.();
    request.resume();
  }
  return { bytes, isCut, hash };
}

function keptOf(owner: Tenant, bytes: number): number {
  const kept = owner.switch('cloudflare-stream.tusPartial');
  if (kept === 'none') return 0;
  return kept === 'aligned' ? bytes - (bytes % facts.tusChunkMultiple.value) : bytes;
}
