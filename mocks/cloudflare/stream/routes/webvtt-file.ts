const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** WebVTT 4.1: an optional BOM, then WEBVTT, then nothing, a space, a tab or a line end. */
const SIGNATURE = /^\uFEFF?WEBVTT(?:$|[ \t\r\n])/;

/** The text of a WebVTT file, with its BOM, or null for other bytes (behaviour `file-rule`). */
export function readWebVtt(bytes: Uint8Array): string | null {
  const text = readText(bytes);
  return text !== null && SIGNATURE.test(text) ? text : null;
}

/** The text of UTF-8 bytes, with its BOM, or null. */
export function readText(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}
