import type { OrderName, Place } from './order.ts';

/** Longest cursor that is read, in characters. */
const MOST = 8_000;

/** Writes a place for the address of the next page. */
export const writeCursor = ({ id, key }: Place): string => Buffer.from(`${id}.${key}`).toString('base64url');

/** Reads what `writeCursor` wrote for this order; null for everything else. */
export function placeOfCursor(text: string, order: OrderName): Place | null {
  if (text.length > MOST) return null;
  const [, id, key] = /^([0-9a-f]{32})\.(.*)$/s.exec(Buffer.from(text, 'base64url').toString()) ?? [];
  if (id === undefined || key === undefined) return null;
  if (order === 'title') return { id, key };
  return /^-?\d{1,16}(\.\d{1,20})?$/.test(key) ? { id, key: Number(key) } : null;
}
