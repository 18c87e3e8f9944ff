import { createHash } from 'node:crypto';
import type { RequestBody } from '../http.ts';

/** A multipart form with the single part `file`. It can be sent any number of times. */
export interface FileForm {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: RequestBody;
}

/**
 * Wraps a file into a multipart form (RFC 7578). Keeps the bytes: the official SDK would rewrite the line ends of a string
 * and split a Buffer. The boundary depends only on the bytes, so equal uploads are equal requests.
 */
export function fileForm(file: Uint8Array | Blob, part: { readonly name: string; readonly type: string }): FileForm {
  const boundary = boundaryFor(file);
  const name = part.name.replace(/[\r\n"]/g, (character) => encodeURIComponent(character));
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${part.type}\r\n\r\n`;
  const tail = `\r\n--${boundary}--\r\n`;
  const headers = { 'Content-Type': `multipart/form-data; boundary=${boundary}` };
  if (file instanceof Blob) return { headers, body: new Blob([head, file, tail]) };
  return { headers, body: Buffer.concat([Buffer.from(head), file, Buffer.from(tail)]) };
}

/** Makes a boundary that does not occur in the file; for a Blob, whose bytes are not read ahead, one of 120 bits. */
function boundaryFor(file: Uint8Array | Blob): string {
  if (file instanceof Blob) return named(`${file.size} ${file.type}`);
  const content = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  for (let attempt = 0; ; attempt += 1) {
    const boundary = named(attempt, content);
    if (!content.includes(boundary)) return boundary;
  }
}

function named(...parts: readonly (string | number | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(typeof part === 'number' ? String(part) : part);
  return `caption-harness-${hash.digest('hex').slice(0, 30)}`;
}
