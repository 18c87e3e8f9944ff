import { folded } from './fold.ts';
import { packedViews } from './packed.ts';
import { PatternSet } from './pattern-set.ts';
import { exactPatterns, foldedPatterns, isFoldable } from './patterns.ts';
import { REDACTED } from './redacted.ts';
import { type EscapeMark, marksIn, unescaped } from './unescape.ts';
import { plainView, type Span, unitsBefore, type View } from './view.ts';

/** Shorter secrets are ignored, because blanking them would damage other text. */
const SHORTEST_SECRET = 4;

/** Most layers of escapes that are decoded. */
const LAYERS = 5;

/** Most layers of Base64, hexadecimal and quoted-printable that are decoded. */
const PACKINGS = 2;

/** Up to this length of a text, decodes every run of letters that may begin an encoded secret. */
const SHORT_TEXT = 4_096;

/** Fewest bytes of an encoded secret. */
const SHORTEST_PACKED = 6;

/** The mark that excerpts leave where they were cut, with the closing quote before it. */
const CUT = /"? … \(\d+ (?:characters|bytes)\)/g;

/** Another mark of a cut, which also occurs in other text. */
const DOTS = /\.{3}|…(?! \()/g;

/** Letters of a secret's beginning that count as one: before the mark of a cut, and before dots and a text's end. */
const SHORTEST_AT_MARK = 4;
const SHORTEST_AT_END = 8;

/** Most cuts that are checked. An excerpt has few; in other text with such marks, the last ones are enough. */
const MOST_CUTS = 64;

/** The rest of an escape at a cut; folded views turn a backslash. */
const PARTIAL_ESCAPE = /(?:=[0-9a-f]?|&#?x?[0-9a-z]{0,8}|%u?[0-9a-f]{0,3}|[\\/](?:[ux]\{?[0-9a-f]{0,5})?)$/i;

/** Most letters of an encoded byte, or of an escape, that remain at a cut. */
const LONGEST_REST = 12;

/** A place where a text was cut, or ends. */
interface Cut {
  readonly at: number;
  readonly shortest: number;
}

/**
 * Secrets, and their removal from texts: unchanged, in another case, under layers of escapes (HTML, URLs, JSON,
 * JavaScript), inside Base64, hexadecimal and quoted-printable, and at the cut of an excerpt. The time is linear in a
 * text's length, for any number of secrets.
 */
export class Secrets {
  readonly #known = new Set<string>();
  /** Secrets whose patterns do not exist yet: most runs never redact a text. */
  readonly #fresh = new Set<string>();
  readonly #folded = new PatternSet(6);
  readonly #exact = new PatternSet(SHORTEST_SECRET);
  /** Whether some pattern holds characters that are not ASCII. */
  #collapse = false;
  #shortest = Number.POSITIVE_INFINITY;

  constructor(known: Iterable<string> = []) {
    for (const secret of known) this.add(secret);
  }

  /** Adds a secret. Ignores one shorter than four characters, because blanking it would damage other text. */
  add(secret: string): void {
    if (secret.length < SHORTEST_SECRET || this.#known.has(secret)) return;
    this.#known.add(secret);
    this.#fresh.add(secret);
  }

  /** Returns the text without any secret. */
  redact(text: string): string {
    this.#prepare();
    if (this.#known.size === 0 || text.length < SHORTEST_SECRET) return text;
    const spans: Span[] = [];
    this.#search(plainView(text), cutsOf(text), PACKINGS, spans);
    return blanked(text, spans);
  }

  #prepare(): void {
    for (const secret of this.#fresh) {
      this.#shortest = Math.min(this.#shortest, secret.length);
      if (isFoldable(secret)) {
        for (const pattern of foldedPatterns(secret)) {
          this.#collapse ||= /[^\0-\x7f]/.test(pattern);
          this.#folded.add(pattern);
        }
      } else {
        for (const pattern of exactPatterns(secret)) this.#exact.add(pattern);
      }
    }
    this.#fresh.clear();
  }

  #search(whole: View, cuts: readonly Cut[], packings: number, spans: Span[]): void {
    const isText = packings === PACKINGS || !BINARY.test(whole.text);
    let view: View | null = whole;
    for (let layer = 0; view !== null && layer <= LAYERS; layer += 1) {
      this.#match(view, cuts, spans);
      if (packings > 0) {
        for (const packed of packedViews(view, this.#shortestPacked(view.text, cuts))) {
          this.#search(packed, cuts, packings - 1, spans);
        }
      }
      const marks: EscapeMark[] = isText ? marksIn(view.text) : [];
      for (const some of partsOf(marks)) this.#searchBelow(view, some, LAYERS - layer, { cuts, spans });
      view = unescaped(view, marks);
    }
  }

  /**
   * Matches below layers of some kinds of escapes. Decoding the other kinds, too, could take the end of a secret, or
   * change an apparent escape in it.
   */
  #searchBelow(
    whole: View,
    marks: readonly EscapeMark[],
    layers: number,
    { cuts, spans }: { readonly cuts: readonly Cut[]; readonly spans: Span[] },
  ): void {
    let view = unescaped(whole, marks);
    for (let layer = 1; view !== null && layer <= layers; layer += 1) {
      this.#match(view, cuts, spans);
      view = unescaped(view, marks);
    }
  }

  #shortestPacked(text: string, cuts: readonly Cut[]): number {
    if (cuts.some(({ shortest }) => shortest === SHORTEST_AT_MARK)) return SHORTEST_PACKED;
    const least = text.length > SHORT_TEXT ? this.#shortest : Math.min(this.#shortest, SHORTEST_AT_END);
    return Math.max(SHORTEST_PACKED, least);
  }

  #match(view: View, cuts: readonly Cut[], spans: Span[]): void {
    if (!this.#folded.isEmpty) this.#matchIn(folded(view, this.#collapse), this.#folded, cuts, spans);
    if (!this.#exact.isEmpty) this.#matchIn(view, this.#exact, cuts, spans);
  }

  #matchIn(view: View, patterns: PatternSet, cuts: readonly Cut[], spans: Span[]): void {
    for (const { from, to } of patterns.find(view.text)) spans.push(view.span(from, to));
    for (const { at, shortest } of cuts) {
      const units = unitsBefore(view, at);
      if (units < shortest || at - view.span(units - 1, units).to > LONGEST_REST) continue;
      const before = view.text.slice(Math.max(0, units - LONGEST_TAIL), units);
      for (const text of withoutPartialEscapes(before)) {
        const length = patterns.beginningAtEnd(text, shortest);
        const end = units - before.length + text.length;
        if (length > 0) spans.push({ from: view.span(end - length, end).from, to: at });
      }
    }
  }
}

/** Every choice of some marks, but not all. */
function partsOf(marks: readonly EscapeMark[]): EscapeMark[][] {
  if (marks.length < 2) return [];
  const single = marks.map((mark) => [mark]);
  return marks.length === 2 ? single : [...single, ...marks.map((mark) => marks.filter((other) => other !== mark))];
}

/** Length of the text before a cut that is checked. */
const LONGEST_TAIL = 4_096;

/** Decoded bytes with control characters are not text, so they contain no escapes. */
const BINARY = /[\0-\x08]/;

/**
 * Returns the text, also without the partial escape at its end, and without those around that: as many as the backslashes of all layers
 * before one character.
 */
function withoutPartialEscapes(text: string): string[] {
  const texts = [text];
  for (let shorter = text; texts.length <= 2 ** LAYERS; texts.push(shorter)) {
    // The pattern tries each place of what it is given.
    const [rest] = PARTIAL_ESCAPE.exec(shorter.slice(-LONGEST_REST)) ?? [];
    if (rest === undefined) break;
    shorter = shorter.slice(0, shorter.length - rest.length);
  }
  return texts;
}

function cutsOf(text: string): Cut[] {
  const marks = [...text.matchAll(CUT)].map(({ index }) => ({ at: index, shortest: SHORTEST_AT_MARK }));
  const dots = text.length <= SHORT_TEXT ? [...text.matchAll(DOTS)].map(({ index }) => index) : [];
  const others = [...dots, text.length].map((at) => ({ at, shortest: SHORTEST_AT_END }));
  return [...marks.slice(-MOST_CUTS), ...others.slice(-MOST_CUTS)];
}

function blanked(text: string, spans: readonly Span[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const { from, to } of [...spans].sort((left, right) => left.from - right.from)) {
    if (from >= done) parts.push(text.slice(done, from), REDACTED);
    done = Math.max(done, to);
  }
  return parts.join('') + text.slice(done);
}
