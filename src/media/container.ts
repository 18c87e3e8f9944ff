/** A container that browsers or players support, recognised by its first bytes. */
export interface Container {
  /** File extension without a dot. */
  readonly extension: 'mp4' | 'mov' | 'webm' | 'mkv';
  readonly contentType: string;
}

/** Bytes that `containerOf` needs to decide. */
export const CONTAINER_BYTES = 64;

const MP4: Container = { extension: 'mp4', contentType: 'video/mp4' };
const MOV: Container = { extension: 'mov', contentType: 'video/quicktime' };
const WEBM: Container = { extension: 'webm', contentType: 'video/webm' };
const MKV: Container = { extension: 'mkv', contentType: 'video/x-matroska' };

/** Media types by extension. */
export const containers: readonly Container[] = [MP4, MOV, WEBM, MKV];

/**
 * Returns the container by content, not by name: `ftyp` and its brand (ISO/IEC 14496-12, 4.3), or an EBML header and its
 * DocType (RFC 8794, 11.2.4). Null for anything else.
 */
export function containerOf(head: Buffer): Container | null {
  if (head.toString('latin1', 4, 8) === 'ftyp') return head.toString('latin1', 8, 12) === 'qt  ' ? MOV : MP4;
  if (isUnbranded(head)) return MOV;
  if (head.length >= 4 && head.readUInt32BE(0) === 0x1a45dfa3) {
    return head.toString('latin1', 4, CONTAINER_BYTES).includes('webm') ? WEBM : MKV;
  }
  return null;
}

/** First boxes of QuickTime files older than `ftyp` (QuickTime File Format, "Movie files"): index, data, and room or a preview before them. */
const UNBRANDED = ['moov', 'mdat', 'wide'];
/** Those that are words, too: a box of less than 16 MB is no text, whose first byte is not 0. */
const UNBRANDED_WORDS = ['free', 'skip', 'pnot'];

/** Whether a file begins like a QuickTime file without a brand. */
export function isUnbranded(head: Buffer): boolean {
  const type = head.toString('latin1', 4, 8);
  return UNBRANDED.includes(type) || (UNBRANDED_WORDS.includes(type) && head[0] === 0);
}
