import { OriginError } from '../http/errors.ts';

/** Makes the error for uploads above `maxUploads` or `maxUploadBytes`. */
export const uploadsFull = (): OriginError =>
  new OriginError(
    503,
    'uploads-full',
    'There are too many uploads at once.',
    'Try again later, or have the limits of this server raised.',
    { 'Retry-After': '10' },
  );

/** Makes the error for a file whose first bytes are not those of a video. */
export const notVideo = (): OriginError =>
  new OriginError(415, 'not-a-video', 'The file is not a supported video.', 'Send MP4, MOV, WebM or MKV.');

/** Makes the error for a file above `maxBytes`. */
export const tooLarge = (maxBytes: number): OriginError =>
  new OriginError(413, 'too-large', `Files may be at most ${maxBytes} bytes.`, 'Send a smaller one.');

/** Makes the error for a body that breaks off, or cannot be read. */
export const brokenUpload = (error: unknown): OriginError =>
  new OriginError(
    400,
    'broken-upload',
    `The upload cannot be read${error instanceof Error ? ` (${error.message})` : ''}.`,
    'Send it again.',
  );
