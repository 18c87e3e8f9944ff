import { rememberLast } from '../../../src/base/remember-last.ts';

/** A recorded body: text up to the cap, or only its size when it is not text. */
export interface RecordedBody {
  readonly bytes: number;
  readonly text?: string;
  readonly cut?: true;
}

/** Bytes of one body that are kept by default: what CopilotKit's aimock keeps. */
export const BODY_CAP = 64 * 1024;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Looked at beyond the cap, so that a secret lying across it is still seen whole. */
const SECRET_MARGIN = 1024;

const MOST_KEPT = BODY_CAP + SECRET_MARGIN;

/** Returns the last text again if it is equal: clients that poll get one answer many times, and a journal keeps each. */
export const sharedText = rememberLast((text: string) => text);

/** The part of a body that is looked at: the text itself, where it is short. */
export function keptContent(content: string | Uint8Array, length: number): string | Uint8Array | null {
  if (length === 0) return null;
  if (typeof content !== 'string') return released(keptBytes(content));
  // A part of a long text would keep all of it.
  return length <= MOST_KEPT ? sharedText(content) : Buffer.from(content.slice(0, MOST_KEPT));
}

/** A part of bytes, without what else lies in the same memory where that is much more. */
const released = (part: Uint8Array): Uint8Array =>
  part.length * 4 < part.buffer.byteLength ? Uint8Array.prototype.slice.call(part) : part;

/** The part of a body's bytes that is looked at, in the same memory. */
export const keptBytes = (bytes: Uint8Array): Uint8Array =>
  bytes.length <= MOST_KEPT ? bytes : bytes.subarray(0, MOST_KEPT);

/** Bytes as letters of Latin-1, one a byte: a text of them needs one object, which costs less than bytes to make, to search and to collect. */
export const latin1Of = (bytes: Uint8Array): string => asBuffer(bytes).toString('latin1');

const asBuffer = (bytes: Uint8Array): Buffer =>
  bytes instanceof Buffer ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/**
 * Records a body: decodes it up to the cap and a little beyond; {@link cutBody} gives up the rest. `total` is the length of the
 * whole body where `bytes` is only its beginning.
 */
export function recordBody(bytes: Uint8Array | null, cap = BODY_CAP, total = bytes?.length ?? 0): RecordedBody {
  if (bytes === null || total === 0) return { bytes: 0 };
  const text = decodePrefix(bytes, cap + SECRET_MARGIN, total);
  if (text === null) return { bytes: total };
  return { bytes: total, text, ...(total > cap ? { cut: true } : {}) };
}

/** A recorded body with secrets blanked by `redact`, then cut at the cap (bytes decoded, then code units kept). */
export function cutBody(body: RecordedBody, redact: (text: string) => string, cap = BODY_CAP): RecordedBody {
  if (body.text === undefined) return body;
  const text = redact(body.text);
  return { ...body, text: body.cut ? text.slice(0, cap).replace(/[\uD800-\uDBFF]$/, '') : text };
}

/** A prefix may end inside a character: at most three bytes are given up to end on a whole one. */
function decodePrefix(bytes: Uint8Array, length: number, total: number): string | null {
  const end = Math.min(bytes.length, length);
  const spare = total > end ? 3 : 0;
  for (let given = 0; given <= spare; given += 1) {
    try {
      return decoder.decode(bytes.subarray(0, end - given));
    } catch {}
  }
  return null;
}
