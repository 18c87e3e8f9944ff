/** A fenced code block of a Markdown page. */
export interface Block {
  /** The word behind the fence: `sh`, `ts`, `json` ... */
  readonly language: string;
  readonly code: string;
}

/** Returns the fenced code blocks of a page, in order. */
export const blocksOf = (page: string): Block[] =>
  [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = '', code = '']) => ({ language, code }));
