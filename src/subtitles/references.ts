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

/**
 * Encodes plain text as WebVTT cue text: `&` and `<` always, `>` where it would end an arrow, and the characters that
 * `source` wrote as references.
 */
export function encodeReferences(text: string, source = ''): string {
  let encoded = text.replace(/[&<]/g, (character) => (character === '&' ? '&amp;' : '&lt;')).replace(/-->/g, '--&gt;');
  if (source.includes('&')) {
    for (const { character, reference } of KEPT) {
      if (source.includes(reference)) encoded = encoded.replace(character, reference);
    }
  }
  return encoded;
}
