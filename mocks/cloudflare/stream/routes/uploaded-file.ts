import { createHash } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, writeSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { UploadBudget } from '../../../../src/base/upload-budget.ts';
import { facts } from '../../../../src/contracts/cloudflare-stream/facts.ts';
import type { Tenant } from '../../../kernel/world/tenant.ts';
import { inspectMedia } from '../life/media-facts.ts';
import type { StoredMedia } from '../model/state.ts';
import { refuse } from './errors.ts';
import { readFilePart } from './file-part.ts';

/**
 * Reads an uploaded video into a temporary file, so that 200 MB need no memory, and deletes the file afterwards.
 * @throws {Refusal} for a bad form, a file over the limit, too many unfinished uploads, and a file that is not a video.
 */
export async function readUploadedVideo(
  request: IncomingMessage,
  { uploads, owner }: { readonly uploads: UploadBudget; readonly owner: Tenant },
  onHead: (bytes: Uint8Array) => void,
): Promise<StoredMedia> {
  const upload = uploads.begin();
  if (upload === null) throw refuse('uploads-full');
  const folder = mkdtempSync(join(tmpdir(), 'caption-harness-'));
  try {
    const path = join(folder, 'upload');
    const hash = createHash('sha256');
    const file = openSync(path, 'w');
    let name: string | null = null;
    const sink = {
      named: (given: string) => {
        name = given;
      },
      limit: facts.formUploadBytes.value,
      write: (piece: Uint8Array) => {
        if (!upload.take(piece.length)) return refuse('uploads-full');
        hash.update(piece);
        writeSync(file, piece);
        return null;
      },
      tooLarge: () => refuse('upload-too-large'),
    };
    const bytes = await readFilePart(request, sink, onHead).finally(() => closeSync(file));
    const media = await inspectMedia({ path, bytes, sha256: hash.digest('hex'), name }, owner);
    if (media.error === 'ERR_NON_VIDEO') throw refuse('not-a-video');
    return media;
  } finally {
    upload.end();
    await rm(folder, { recursive: true, force: true });
  }
}
