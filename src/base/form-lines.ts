import { Transform, type TransformCallback } from 'node:stream';

/** A multipart body that breaks RFC 2046 or RFC 7578. */
class FormLinesError extends Error {
  override readonly name = 'FormLinesError';
}

/** Longest block of headers of one part, in bytes, and their largest number. Parts of uploads have two or three. */
const HEADER_BYTES = 16_384;
const HEADER_LINES = 50;
/** Longest white space after a delimiter, in bytes. */
const PADDING = 100;

const EMPTY = Buffer.alloc(0);
const CRLF = Buffer.from('\r\n');
const BLANK_LINE = Buffer.from('\r\n\r\n');
/** What follows the delimiter on the last one's line. */
const CLOSING = /^--[ \t]*$/;
/** An encoding that changes bytes. Forms have none, and readers do not undo it (RFC 7578, 4.7). */
const RECODED = /^content-transfer-encoding:(?!\s*(?:7bit|8bit|binary)\s*$)/i;
const HEADER_LINE = /^(?:[!#$%&'*+.^_`|~\w-]+:|[ \t])/;

/**
 * Returns the boundary of a Content-Type without its quotes; null without one, or for one that is invalid between quotes.
 * RFC 2046, 5.1.1 allows even fewer characters.
 */
export function boundaryOf(contentType: string): string | null {
  let boundary = '';
  for (const [, name = '', quoted, bare = ''] of contentType.matchAll(PARAMETER)) {
    if (name.toLowerCase() === 'boundary') boundary ||= quoted?.replace(/\\(.)/g, '$1') ?? bare;
  }
  return /^[ !#-[\]-~]{0,199}[!#-[\]-~]$/.test(boundary) ? boundary : null;
}

/** Name and value of a parameter; between quotes a backslash goes before what would end them (RFC 9110, 5.6.4 and 5.6.6). */
const PARAMETER = /;\s*([^\s;="]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;]*))/g;

/**
 * Passes a multipart body on to a reader of forms, and fails where such readers silently lose, cut or misread a part: at a
 * line that begins with the delimiter and continues (RFC 2046, 5.1.1: a delimiter must not appear in a part), at a part
 * whose headers are cut, too large or invalid, at a part in Base64 or quoted-printable, and at a missing closing delimiter.
 * Removes white space after delimiters, and everything behind the closing one. Errors: `FormLinesError`.
 */
export class FormLines extends Transform {
  readonly #delimiter: Buffer;
  #state: 'between' | 'headers' | 'closed' = 'between';
  /** Bytes that need more input. Starts with a line end, because the body's first line may be a delimiter. */
  #data: Buffer = CRLF;
  /** Bytes at the start of `#data` that have been passed on. */
  #passed = 0;

  constructor(boundary: string) {
    super();
    this.#delimiter = Buffer.from(`\r\n--${boundary}`, 'latin1');
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    if (this.#passesWhole(chunk)) {
      done();
      return;
    }
    this.#data = Buffer.concat([this.#data, chunk]);
    try {
      while (this.#state === 'headers' ? this.#readHeaders() : this.#readBetween());
      done();
    } catch (error) {
      done(error as Error);
    }
  }

  override _flush(done: TransformCallback): void {
    // The line end after the closing delimiter is optional.
    const isDelimiter = this.#state === 'between' && this.#data.indexOf(this.#delimiter) === 0;
    if (isDelimiter && CLOSING.test(this.#data.toString('latin1', this.#delimiter.length))) this.#close();
    done(this.#state === 'closed' ? null : new FormLinesError('the closing delimiter is missing'));
  }

  /**
   * Passes on a chunk without a delimiter, except for what may begin one. In one piece and without a copy where nothing was kept, because
   * every piece costs a write. False for any other chunk.
   */
  #passesWhole(chunk: Buffer): boolean {
    const reach = this.#delimiter.length - 1;
    if (this.#state !== 'between' || chunk.length < 2 * reach || this.#data.length > reach) return false;
    if (chunk.includes(this.#delimiter)) return false;
    const hasKept = this.#data.length > 0;
    if (hasKept && Buffer.concat([this.#data, chunk.subarray(0, reach)]).includes(this.#delimiter)) return false;
    if (this.#data.length > this.#passed) this.push(this.#data.subarray(this.#passed));
    const end = chunk.length - this.#beginning(chunk);
    this.push(chunk.subarray(0, end));
    this.#data = chunk.subarray(end);
    this.#passed = 0;
    return true;
  }

  /** How many bytes at the end may begin a delimiter. Its only carriage return is its first byte. */
  #beginning(bytes: Buffer): number {
    const at = bytes.lastIndexOf(CRLF[0] as number);
    const length = bytes.length - at;
    if (at < 0 || length >= this.#delimiter.length) return 0;
    return bytes.subarray(at).equals(this.#delimiter.subarray(0, length)) ? length : 0;
  }

  /** Passes on the bytes before the next delimiter, and reads its line. Returns false when it needs more bytes. */
  #readBetween(): boolean {
    if (this.#state === 'closed') {
      this.#data = EMPTY;
      return false;
    }
    const at = this.#data.indexOf(this.#delimiter);
    if (at < 0) {
      this.#pass(this.#data.length - this.#beginning(this.#data));
      return false;
    }
    this.#pass(at);
    this.#passed = 0;
    const lineAt = this.#delimiter.length;
    const end = this.#data.indexOf(CRLF, lineAt);
    if (end < 0) {
      if (this.#data.length - lineAt > PADDING) throw goesOn();
      return false;
    }
    const line = this.#data.toString('latin1', lineAt, end);
    if (CLOSING.test(line)) {
      this.#close();
      return true;
    }
    if (!/^[ \t]*$/.test(line)) throw goesOn();
    this.push(this.#delimiter);
    this.#data = this.#data.subarray(end);
    this.#state = 'headers';
    return true;
  }

  /** Passes on the headers of a part, from the end of the delimiter's line. Returns false when it needs more bytes. */
  #readHeaders(): boolean {
    const data = this.#data;
    const end = data.indexOf(BLANK_LINE);
    const delimiter = data.indexOf(this.#delimiter);
    if (delimiter >= 0 && (end < 0 || delimiter < end)) {
      throw new FormLinesError('the headers of a part do not end');
    }
    if ((end < 0 ? data.length : end) > HEADER_BYTES) throw tooManyHeaders();
    if (end < 0) return false;
    // Without headers the blank line follows directly.
    const lines = end === 0 ? [] : data.toString('latin1', CRLF.length, end).split('\r\n');
    if (lines.length > HEADER_LINES) throw tooManyHeaders();
    if (!lines.every((line) => HEADER_LINE.test(line))) throw new FormLinesError('a header of a part cannot be read');
    if (lines.some((line) => RECODED.test(line))) throw new FormLinesError('a part has a Content-Transfer-Encoding');
    this.#pass(end + BLANK_LINE.length);
    // The delimiter may follow directly: the end of the blank line is also its beginning.
    this.#data = data.subarray(end + CRLF.length);
    this.#passed = CRLF.length;
    this.#state = 'between';
    return true;
  }

  #pass(bytes: number): void {
    const passed = Math.min(this.#passed, bytes);
    if (bytes > passed) this.push(this.#data.subarray(passed, bytes));
    this.#data = this.#data.subarray(bytes);
    this.#passed -= passed;
  }

  #close(): void {
    this.push(Buffer.concat([this.#delimiter, Buffer.from('--\r\n')]));
    this.#data = EMPTY;
    this.#state = 'closed';
  }
}

const goesOn = () => new FormLinesError('a line begins with the delimiter and goes on');
const tooManyHeaders = () => new FormLinesError('a part has too many or too long headers');
