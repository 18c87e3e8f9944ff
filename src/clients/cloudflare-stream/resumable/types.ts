import type { CallOptions } from '../../http.ts';
import type { VideoDetails } from '../video-details.ts';

/** A new resumable upload. */
export interface ResumableUploadInput extends VideoDetails {
  /** Bytes of the whole file, up to 30 GB. */
  readonly bytes: number;
  /** 1 to 36,000. The service reserves that much storage until the upload. Default of the service: 14,400. */
  readonly maxDurationSeconds?: number;
  /** RFC 3339: the URL works until then. */
  readonly expiry?: string;
}

/** A resumable upload that was created. Its URL works without a credential, so keep it secret. */
export interface ResumableUpload {
  readonly uploadUrl: string;
  /** Id of the video that the upload fills. */
  readonly videoId: string;
}

/** A file of any size: read piece by piece while it is sent. */
export type LargeFile = Blob | { readonly path: string };

/** Options for sending a file to a resumable upload. */
export interface SendOptions extends CallOptions {
  /** Bytes of a chunk: a multiple of 262,144 from 5,242,880 to 209,715,200. Default: 52,428,800, as the vendor recommends. */
  readonly chunkBytes?: number;
  /** Most failures in a row without progress. Default: 5. */
  readonly maxFailures?: number;
  /** Called when the service has confirmed bytes: those received, of all. */
  readonly onProgress?: (received: number, bytes: number) => void;
}

/** Methods for files of any size, by tus. */
export interface ResumableMethods {
  /** Creates an upload, and a video that waits for it. Files over 200 MB need one. */
  createResumableUpload(input: ResumableUploadInput, options?: CallOptions): Promise<ResumableUpload>;
  /**
   * Sends a file to a resumable upload, from where the service says that it stands. May be called again after any failure, also
   * by another process. @throws {InputError} for a file of another size than the upload's, and
   * for one that cannot be read or was changed meanwhile
   */
  sendToUpload(uploadUrl: string, file: LargeFile, options?: SendOptions): Promise<void>;
}
