import { openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { CloudflareStreamClient } from '../../clients/cloudflare-stream.ts';
import { facts } from '../../contracts/cloudflare-stream/facts.ts';
import type { StageTools } from '../stages/types.ts';

/** A video that waits for its file, and the URL for it. Each upload URL works without a credential. */
export type AwaitedVideo = {
  readonly id: string;
  readonly uploadUrl: string;
};

/** How a file reaches Cloudflare Stream. */
export interface Upload {
  /** Creates the video. */
  create(details: UploadDetails): Promise<AwaitedVideo>;
  /** Sends the file to it. */
  send(uploadUrl: string, tools: StageTools): Promise<void>;
  /** Whether `send` goes on where an earlier one was stopped, also in another process. */
  readonly isResumable: boolean;
}

/** What a video is created with. */
interface UploadDetails {
  readonly creator: string;
  readonly meta: { readonly name: string };
  readonly maxDurationSeconds: number;
}

/** Returns the way of a file to Stream: a form, or a resumable upload for a file that is too large for one. */
export async function uploadOf(client: CloudflareStreamClient, path: string): Promise<Upload> {
  const { size } = await stat(path);
  if (size >= facts.formUploadBytes.value) return resumableUpload(client, path, size);
  return formUpload(client, await openAsBlob(path));
}

const formUpload = (client: CloudflareStreamClient, file: Blob): Upload => ({
  isResumable: false,
  async create(details) {
    const { videoId, uploadUrl } = await client.createDirectUpload(details);
    return { id: videoId, uploadUrl };
  },
  send: (uploadUrl, { effects }) => client.uploadTo(uploadUrl, file, { signal: effects.signal, fileName: 'video' }),
});

/** Its bytes are read while they are sent. A run that is stopped goes on at the byte that the service has. */
const resumableUpload = (client: CloudflareStreamClient, path: string, size: number): Upload => ({
  isResumable: true,
  async create(details) {
    const { videoId, uploadUrl } = await client.createResumableUpload({ ...details, bytes: size });
    return { id: videoId, uploadUrl };
  },
  send: (uploadUrl, { effects, report }) =>
    client.sendToUpload(
      uploadUrl,
      { path },
      {
        signal: effects.signal,
        onProgress: (received, bytes) => report(null, `${megabytes(received)} of ${megabytes(bytes)} MB uploaded`),
      },
    ),
});

const megabytes = (bytes: number): number => Math.floor(bytes / 1e6);
