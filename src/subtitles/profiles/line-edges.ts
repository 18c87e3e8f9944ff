/** Characters that may not begin or end a line in one script. */
export interface LineEdges {
  /** No line begins with one of these. */
  readonly notAtStart: string;
  /** No line ends with one of these. */
  readonly notAtEnd: string;
}

/**
 * Japanese: JLREQ (w3c/jlreq@62bc5dbd, 2024-03-14) at its default level, in which small kana, iteration marks and the prolonged
 * sound mark may begin a line, with the characters that OOXML lists (ECMA-376, `kinsoku`).
 * Chinese: CLREQ (w3c/clreq@7d515699, 2024-03-21), basic prohibition rules. Korean: KLREQ (w3c/klreq@db860d8b, 2023-10-18).
 * Hyphens and dashes are left out: in captions they begin the line of a speaker.
 * Thai: SEALREQ (w3c/sealreq@494c5a7b, 2024-03-28). Read 2026-11-29; documented.
 */
export const lineEdges: Readonly<Record<'ja' | 'zh' | 'ko' | 'th', LineEdges>> = {
  ja: {
    notAtStart: '!%),.:;?]}！％），．：；？］｝、。〉》」』】〕゛゜ゝゞ・ヽヾ々〻’”',
    notAtEnd: '$([\\{＄（［｛‘“〈《「『【〔￥',
  },
  zh: { notAtStart: '、，；：。！？）」』】〕〉》’”·・,.;:!?)]}', notAtEnd: '（「『【〔〈《‘“([{' },
  ko: { notAtStart: ')]}）］｝〉》」』】〕’”!?！？·・.,:;。、', notAtEnd: '([{（［｛〈《「『【〔‘“' },
  th: { notAtStart: '”’)?!๚๛%ๆ', notAtEnd: '“‘(' },
};
