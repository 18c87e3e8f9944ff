import { NextOccurrence } from './next-occurrence.ts';

/**
 * Recognises data of a metadata track: JSON, or a sprite with a media fragment (`thumbs.jpg#xywh=...`). A WebVTT file
 * does not name its kind (W3C WebVTT, "metadata text"), so the payload decides.
 */
export class MetadataDetector {
  readonly #content: string;
  readonly #fragments: NextOccurrence;

  constructor(content: string) {
    this.#content = content;
    this.#fragments = new NextOccurrence(content, '#xywh=');
  }

  /** Whether the payload span `[from, to)` is data. The caller must pass spans in order. */
  isMetadata(from: number, to: number): boolean {
    const first = this.#content.charCodeAt(from);
    const last = this.#content.charCodeAt(to - 1);
    const isBracketed = (first === 0x7b && last === 0x7d) || (first === 0x5b && last === 0x5d);
    if (isBracketed) return isJson(this.#content.slice(from, to));
    return this.#fragments.from(from) < to && /^\S+$/.test(this.#content.slice(from, to));
  }
}

function isJson(payload: string): boolean {
  try {
    JSON.parse(payload);
    return true;
  } catch {
    return false;
  }
}
