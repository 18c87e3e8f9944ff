/** Meaning of a `Range` header for a representation. */
export type ByteRange =
  /** Answer with the whole: the header is absent, unreadable, in another unit, or requests separate parts. */
  | { readonly kind: 'whole' }
  /** No part of it exists: 416. */
  | { readonly kind: 'unsatisfiable' }
  /** Bytes from `start` to `end`, both included. */
  | { readonly kind: 'part'; readonly start: number; readonly end: number };

const WHOLE: ByteRange = { kind: 'whole' };

/**
 * Reads a `Range` header for a representation of `size` bytes (RFC 9110, 14.1.2 and 14.2). Ignores ranges behind the end
 * beside others, and joins ranges that overlap or touch. Separate ranges and unreadable headers mean the whole, as 14.2
 * allows.
 */
export function byteRange(header: string | undefined, size: number): ByteRange {
  const list = /^bytes=(.*)$/i.exec(header?.trim() ?? '')?.[1];
  const specs =
    list
      ?.split(',')
      .map((spec) => spec.trim())
      .filter((spec) => spec !== '') ?? [];
  if (specs.length === 0) return WHOLE;
  const parts: { start: number; end: number }[] = [];
  for (const spec of specs) {
    const [, first = '', last = ''] = /^(\d*)-(\d*)$/.exec(spec) ?? [];
    if (first === '' && last === '') return WHOLE;
    // Compares as text, because they may have more digits than a number holds.
    if (first !== '' && last !== '' && BigInt(last) < BigInt(first)) return WHOLE;
    const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
    const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
    const isSuffixOfNothing = first === '' && Number(last) > 0 && size === 0;
    if (isSuffixOfNothing) return WHOLE;
    if (start < size) parts.push({ start, end });
  }
  parts.sort((one, other) => one.start - other.start);
  const [part, ...others] = parts;
  if (!part) return { kind: 'unsatisfiable' };
  for (const { start, end } of others) {
    if (start > part.end + 1) return WHOLE;
    part.end = Math.max(part.end, end);
  }
  return { kind: 'part', ...part };
}
