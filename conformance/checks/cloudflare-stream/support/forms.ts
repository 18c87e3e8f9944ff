/** A body with its content type. */
export interface Form {
  readonly type: string;
  readonly body: Uint8Array;
}

/** One part of a form. */
export interface Part {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Default: none. */
  readonly fileName?: string;
  readonly type?: string;
}

/** A WebVTT file of one cue. */
export const VTT = 'WEBVTT\n\n1\n00:00:00.000 --> 00:00:02.000\nHello world\n';

/** Another one. */
export const OTHER_VTT = 'WEBVTT\n\n1\n00:00:01.000 --> 00:00:03.500\nGood morning\n';

const BOUNDARY = 'conformance-boundary-7f3a';

/** A multipart form as RFC 7578 writes it. */
export function form(parts: readonly Part[], end = `--${BOUNDARY}--\r\n`): Form {
  const bytes = parts.flatMap(({ name, content, fileName, type }) => [
    Buffer.from(
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${fileName === undefined ? '' : `; filename="${fileName}"`}\r\n` +
        `${type === undefined ? '' : `Content-Type: ${type}\r\n`}\r\n`,
    ),
    typeof content === 'string' ? Buffer.from(content) : content,
    Buffer.from('\r\n'),
  ]);
  return { type: `multipart/form-data; boundary=${BOUNDARY}`, body: Buffer.concat([...bytes, Buffer.from(end)]) };
}

/** The form that curl sends for `-F file=@captions.vtt`. */
export const fileForm = (content: string | Uint8Array, fileName = 'captions.vtt'): Form =>
  form([{ name: 'file', content, fileName, type: 'application/octet-stream' }]);

/** A WebVTT file of exactly this many bytes. */
export function vttOfSize(bytes: number): Uint8Array {
  const cue = '\n00:00:00.000 --> 00:00:01.000\nThe same words again and again, so that the file becomes large.\n';
  const head = 'WEBVTT\n';
  // Bytes from the start: to encode a text of megabytes takes several times as long.
  const file = Buffer.alloc(bytes);
  file.write(head);
  file.fill(cue, head.length).fill('\n', bytes - 1);
  return file;
}
