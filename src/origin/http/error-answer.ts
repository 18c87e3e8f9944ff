import type { ErrorRequestHandler, Request, Response } from 'express';
import { endResponse } from '../../listener/index.ts';
import { CaptionError } from '../../pipeline/index.ts';
import { StoreError } from '../store/store-error.ts';
import { brokenAnswer } from './broken.ts';
import { OriginError } from './errors.ts';

const CAPTION_STATUS: Readonly<Record<string, number>> = { video: 422, language: 422, options: 422 };

/** Answers while the store of videos does not work. */
const storeRefusals: Readonly<Record<StoreError['kind'], OriginError>> = {
  unreachable: new OriginError(
    503,
    'store-unreachable',
    'The store of videos cannot be reached.',
    'Nothing was lost: send the request again in a few seconds.',
    { 'Retry-After': '5' },
  ),
  refused: new OriginError(
    502,
    'store-refused',
    'The store of videos refused a request of this server.',
    'Nothing was lost: check its bucket and keys, then send the request again.',
    { 'Retry-After': '60' },
  ),
};

/** Headers of the file that an error replaces. */
const OF_THE_FILE = [
  'Content-Type',
  'Content-Length',
  'Content-Encoding',
  'Content-Range',
  'Accept-Ranges',
  'ETag',
  'Last-Modified',
  'Age',
  'CF-Cache-Status',
];

/** Answers errors in one shape. Does not read the rest of a refused body, but ends the connection. */
export const errorAnswer =
  (onDefect: (error: unknown) => void): ErrorRequestHandler =>
  (error: unknown, request, response, _next) => {
    try {
      answerError(onDefect, error, request, response);
    } catch (second) {
      // Express would show the stack.
      onDefect(second);
      endResponse(response, brokenAnswer('defect'));
    }
  };

function answerError(onDefect: (error: unknown) => void, error: unknown, request: Request, response: Response): void {
  const refusal = refusalOf(error);
  if (refusal.status === 500) onDefect(error);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  for (const name of OF_THE_FILE) response.removeHeader(name);
  const { status, code, message, next, headers } = refusal;
  response.status(status).set({ ...headers, 'Cache-Control': 'no-store' });
  if (!request.complete) {
    response.set('Connection', 'close');
    response.once('finish', () => drainBriefly(request));
  }
  response.json({ error: { code, message, next } });
}

/** Reads some more of the body, because a client that still sends gets no answer from a reset connection. */
function drainBriefly(request: Request): void {
  let left = 64_000_000;
  const end = setTimeout(() => request.destroy(), 2_000);
  end.unref();
  request.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) request.destroy();
  });
  request.once('close', () => clearTimeout(end));
  request.resume();
}

function refusalOf(error: unknown): OriginError {
  if (error instanceof OriginError) return error;
  if (error instanceof CaptionError) {
    return new OriginError(CAPTION_STATUS[error.kind] ?? 500, error.kind, error.reason, error.plainNext);
  }
  if (error instanceof StoreError) return storeRefusals[error.kind];
  const { status, code } = Object(error) as { status?: unknown; code?: unknown };
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return new OriginError(status, 'bad-request', 'The request cannot be read.', 'Check its address and body.');
  }
  if (code === 'ENOSPC') {
    return new OriginError(507, 'no-space', 'There is no space left for the video.', 'Make room, then send it again.');
  }
  return new OriginError(500, 'defect', 'This server failed.', 'See its log.');
}
