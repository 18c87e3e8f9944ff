import { hash } from 'node:crypto';

/** An input of a derived id or choice. */
export type Part = string | number;

/** Returns hex digits, at most 64, that depend only on the parts: equal parts give equal digits on every machine. */
export function deriveHex(length: number, ...parts: readonly Part[]): string {
  return hash('sha256', parts.join('\u0000'), 'hex').slice(0, length);
}

/** An RFC 4122 version 4 shaped UUID derived from the parts. */
export function deriveUuid(...parts: readonly Part[]): string {
  const hex = deriveHex(32, ...parts);
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-');
}

/** Returns an unsigned 32-bit number derived from the parts (FNV-1a): fast, for choices; not for secrets. */
export function deriveNumber(...parts: readonly Part[]): number {
  let hash = 0x811c9dc5;
  for (const part of parts) {
    const text = String(part);
    for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    hash = Math.imul(hash ^ 0xffff, 0x01000193);
  }
  return hash >>> 0;
}
