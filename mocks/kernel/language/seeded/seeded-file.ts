import { createHash } from 'node:crypto';
import type { TranslationBook } from '../../../../src/contracts/seed/translation-book.ts';
import { isFor, type Pair } from './seeded-text.ts';

/** The seeded translation of a whole subtitle file; null without one. */
export function seededFile(book: TranslationBook, content: string, pair: Pair): string | null {
  const files = book.files.filter((file) => isFor(file, pair));
  if (files.length === 0) return null;
  const hashes = hashesOf(content);
  return files.find(({ sha256 }) => hashes.includes(sha256))?.content ?? null;
}

/** The hashes of a text: without a byte order mark, which programs drop when they read a file, and as it is. */
export const hashesOf = (content: string): string[] =>
  [...new Set([content.replace(/^\ufeff/, ''), content])].map((text) =>
    createHash('sha256').update(text).digest('hex'),
  );
