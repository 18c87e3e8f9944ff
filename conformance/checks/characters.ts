/** Characters that servers lose, replace or normalise, by kind. Each is text, without a line end. */
export const CHARACTERS = {
  'marks of direction': '\u200e\u200f\u061c \u202b\u202a\u202d\u202e\u202c \u2066\u2067\u2068\u2069',
  joiners: 'می\u200cخواهم क\u094d\u200dष 👨\u200d👩\u200d👧 a\u2060b so\u00adft zero\u200bwidth',
  'beyond the basic plane': '𝄞 𠮷野 😀🏽 🇩🇪 𐍈 \u{10fffd}',
  'composed and decomposed': 'é e\u0301 Å A\u030a \u212b ﬁ \u2126 ½ ① 가 \u1100\u1161',
  'spaces of all kinds': 'a\u00a0b\u2003c\u3000d\u202fe\u2009f',
  'selectors of variants': '❤\ufe0f ❤\ufe0e 葛\u{e0100} ☺\ufe0f',
  'left for markup': 'R&amp;D &#38; &quot;x&quot; \\n \\u0041 %20 + "quoted" \\ / \u2028',
} as const;

/** RFC 3986, section 2.3: what a percent-encoded letter, digit or hyphen means. */
export const SAME_RESOURCE =
  'URIs that differ in the replacement of an unreserved character with its corresponding percent-encoded US-ASCII octet are equivalent: they identify the same resource.';

/** A path with one of its segments percent-encoded: its letters, digits and hyphens, too. The last equal segment counts. */
export function encodedSegment(path: string, segment: string): string {
  const at = path.lastIndexOf(segment);
  const encoded = [...Buffer.from(segment)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`);
  return at < 0 ? path : path.slice(0, at) + encoded.join('') + path.slice(at + segment.length);
}
