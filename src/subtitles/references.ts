import { decodeHTML } from 'entities/decode';

/** Decodes HTML character references as a WebVTT renderer does (W3C cue text tokenizer, HTML named and numeric ones). */
export const decodeReferences = (text: string): string => (text.includes('&') ? decodeHTML(text) : text);

/** References that the encoder writes only where the source uses them; elsewhere the raw character is equivalent. */
const KEPT = [
  { character: /\u00a0/g, reference: '&nbsp;' },
  { character: /\u200e/g, reference: '&lrm;' },
  { character: /\u200f/g, reference: '&rlm;' },
  { character: />/g, reference: '&gt;' },
] as const;

/** One of the references that are written only where the source uses them. */
export type KeptReference = (typeof KEPT)[number];

/** Those that `source` uses. It is searched once for all lines that are written in its place: it may be the whole file. */
export const keptReferences = (source: string): readonly KeptReference[] =>
  source.includes('&') ? KEPT.filter(({ reference }) => source.includes(reference)) : [];

/**
 * Encodes plain text as WebVTT cue text: `&` and `<` always, `>` where it would end an arrow, and the characters of `kept`.
 */
export function encodeReferences(text: string, kept: readonly KeptReference[] = []): string {
  const escaped = text.replace(/[&<]/g, (character) => (character === '&' ? '&amp;' : '&lt;'));
  let encoded = escaped.replace(/-->/g, '--&gt;');
  for (const { character, reference } of kept) encoded = encoded.replace(character, reference);
  return encoded;
}
