import type { IncomingMessage } from 'node:http';
import { Busboy, type BusboyInstance } from '@fastify/busboy';
import { isEncoded } from '../../../../src/base/content-coding.ts';
import { boundaryOf, FormLines } from '../../../../src/base/form-lines.ts';
import { refuse } from './errors.ts';

/** A form with more parts than this is not an upload: a Buffer sent as a form becomes one part per byte. */
const MAX_PARTS = 100;

/** Bytes of a refused form that the journal keeps. */
const HEAD = 4096;

/** Receives the part `file` of a form piece by piece. */
export interface FileSink {
  /** The limit of the part in bytes. */
  readonly limit: number;
  /** Accepts the next piece, or returns the refusal for it. The bytes may be reused afterwards. */
  write(piece: Uint8Array): Error | null;
  /** Gets the name of the file that the part states. */
  readonly named?: (name: string) => void;
  /** The refusal for a part over the limit. */
  readonly tooLarge: () => Error;
}

/** Raised when the client disconnects, with the same mark as Express' readers. */
class Aborted extends Error {
  readonly type = 'request.aborted';
}

/**
 * Reads the single part `file` of a multipart form while it arrives and enforces its limit. The part's type
 * does not matter; other parts are ignored.
 * @returns the bytes of the part.
 * @throws {Refusal} for a form that cannot be read, or without exactly one such part; `sink.tooLarge()` over the limit.
 * In every case the part is dropped, and the rest of the body is discarded as it arrives.
 */
export function readFilePart(
  request: IncomingMessage,
  sink: FileSink,
  onHead: (bytes: Uint8Array) => void = () => {},
): Promise<number> {
  const head: Buffer[] = [];
  const keepHead = (chunk: Buffer) => {
    head.push(chunk.subarray(0, HEAD));
    if (head.reduce((sum, { length }) => sum + length, 0) >= HEAD) request.off('data', keepHead);
  };
  return new Promise<number>((resolve, reject) => {
    const { lines, form } = openForm(request);
    let files = 0;
    let size = 0;
    let ended = false;
    const end = () => {
      ended = true;
      request.off('data', keepHead);
      request.off('close', onClose);
    };
    const fail = (problem: Error) => {
      if (ended) return;
      end();
      request.unpipe(lines);
      lines.destroy();
      request.resume();
      onHead(Buffer.concat(head).subarray(0, HEAD));
      reject(problem);
    };
    const undecodable = () => fail(refuse('body-undecodable'));
    const onClose = () => {
      if (!request.complete) fail(new Aborted('the client disconnected'));
    };
    form.on('file', (name, stream, fileName) => {
      stream.on('error', undecodable);
      if (name !== 'file') {
        stream.resume();
        return;
      }
      files += 1;
      if (typeof fileName === 'string' && fileName !== '') sink.named?.(fileName);
      if (files > 1) undecodable();
      stream.on('data', (piece: Buffer) => {
        if (ended) return;
        size += piece.length;
        const problem = size > sink.limit ? sink.tooLarge() : sink.write(piece);
        if (problem) fail(problem);
      });
    });
    form.on('partsLimit', undecodable);
    lines.on('error', undecodable);
    form.on('error', undecodable);
    form.on('finish', () => {
      if (ended) return;
      if (files !== 1) {
        undecodable();
        return;
      }
      end();
      resolve(size);
    });
    request.on('data', keepHead);
    request.on('close', onClose);
    request.pipe(lines).pipe(form);
  });
}

/** Every part is read as a file, so that its bytes do not change with its type. */
function openForm(request: IncomingMessage): { lines: FormLines; form: BusboyInstance } {
  const type = request.headers['content-type'] ?? '';
  const boundary = boundaryOf(type);
  const isForm = /^multipart\/form-data\s*(?:;|$)/i.test(type);
  if (boundary === null || !isForm || isEncoded(request.headers['content-encoding'])) throw refuse('body-undecodable');
  const form = new Busboy({
    headers: { 'content-type': `multipart/form-data; boundary="${boundary}"` },
    isPartAFile: () => true,
    limits: { parts: MAX_PARTS },
  });
  return { lines: new FormLines(boundary), form };
}
