import { REDACTED } from '../../src/base/redact.ts';

const SHORTEST_SECRET = 4;
const SHORTEST_ENCODED = 8;

/** Letters by which forms are found: a text is gone through once, however many secrets a run has. */
const KEY = 8;

/** Forms that begin alike, with the lengths there are, the longest first. */
interface Bucket {
  readonly forms: Set<string>;
  readonly lengths: number[];
}

/**
 * The credentials of a run, and how reports are rid of them: as they are, in every encoding that an answer may echo
 * them in, and where an excerpt was cut in the middle of one.
 */
export class Secrets {
  readonly #known = new Set<string>();
  /** Secrets whose forms are not indexed yet: most runs show nothing that would have to be rid of them. */
  readonly #fresh = new Set<string>();
  /** Forms by their first letters; those that are too short have a list of their own. */
  readonly #byKey = new Map<string, Bucket>();
  readonly #short = new Set<string>();
  /** The beginnings of forms that are shorter than a key. */
  readonly #starts = new Set<string>();

  constructor(known: Iterable<string> = []) {
    for (const secret of known) this.add(secret);
  }

  /** Remembers a secret. Those shorter than four characters would blank innocent text and are left alone. */
  add(secret: string): void {
    if (secret.length < SHORTEST_SECRET || this.#known.has(secret)) return;
    this.#known.add(secret);
    this.#fresh.add(secret);
  }

  /** The text without any secret. */
  redact(text: string): string {
    this.#index();
    let clean = this.#redactWhole(text);
    for (const form of this.#short) clean = clean.replaceAll(form, REDACTED);
    return CUT.test(clean) ? this.#redactCuts(clean) : clean;
  }

  #index(): void {
    for (const secret of this.#fresh) for (const form of formsOf(secret)) this.#indexForm(form);
    this.#fresh.clear();
  }

  #indexForm(form: string): void {
    for (let length = SHORTEST_SECRET; length < KEY; length += 1) this.#starts.add(form.slice(0, length));
    if (form.length < KEY) {
      this.#short.add(form);
      return;
    }
    const key = form.slice(0, KEY);
    const bucket = this.#byKey.get(key) ?? { forms: new Set(), lengths: [] };
    this.#byKey.set(key, bucket);
    bucket.forms.add(form);
    if (bucket.lengths.includes(form.length)) return;
    bucket.lengths.push(form.length);
    bucket.lengths.sort((left, right) => right - left);
  }

  #redactWhole(text: string): string {
    const parts: string[] = [];
    let from = 0;
    for (let at = 0; at + KEY <= text.length; ) {
      const bucket = this.#byKey.get(text.slice(at, at + KEY));
      const length = bucket?.lengths.find((one) => bucket.forms.has(text.slice(at, at + one)));
      if (length === undefined) {
        at += 1;
        continue;
      }
      parts.push(text.slice(from, at), REDACTED);
      at += length;
      from = at;
    }
    return parts.join('') + text.slice(from);
  }

  /** Blanks what stands before the mark of a cut and could be the beginning of a secret. */
  #redactCuts(text: string): string {
    return text.replace(BEFORE_CUT, (whole, before: string, quote: string) => {
      for (let length = before.length; length >= SHORTEST_SECRET; length -= 1) {
        const tail = before.slice(-length);
        if (this.#begins(tail)) return before.slice(0, -length) + REDACTED + quote;
      }
      return whole;
    });
  }

  #begins(tail: string): boolean {
    if (tail.length < KEY) return this.#starts.has(tail);
    const { forms = [] } = this.#byKey.get(tail.slice(0, KEY)) ?? {};
    for (const form of forms) if (form.startsWith(tail)) return true;
    return false;
  }
}

/** The mark that `show` and the excerpts of bodies leave where they cut. */
const CUT = / … \(\d+ (?:characters|bytes)\)/;
const BEFORE_CUT = /(\S{1,300}?)("?)(?= … \(\d+ (?:characters|bytes)\))/g;

/** A secret in every form that it is looked for in. */
function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const json = JSON.stringify(secret).slice(1, -1);
  const codes = [...secret].map((character) => character.codePointAt(0) ?? 0);
  const hex = bytes.toString('hex');
  const pairs = hex.match(/../g) ?? [];
  const url = encodeURIComponent(bytes.toString());
  const plain = [
    secret,
    url,
    url.replace(/%../g, (octet) => octet.toLowerCase()),
    new URLSearchParams({ k: secret }).toString().slice(2),
    json,
    JSON.stringify(json).slice(1, -1),
    secret.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character),
    codes.map((code) => `&#${code};`).join(''),
    codes.map((code) => `&#x${code.toString(16)};`).join(''),
    [...secret].map((character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
    pairs.map((pair) => `%${pair}`).join(''),
    pairs.map((pair) => `%${pair.toUpperCase()}`).join(''),
  ];
  const encoded = [hex, hex.toUpperCase(), ...base64Forms(bytes)];
  return [...plain, ...encoded.filter((form) => form.length >= SHORTEST_ENCODED)];
}

/** The Base64 text that bytes give wherever they begin within a longer text, for example after `user:`. */
function base64Forms(bytes: Buffer): string[] {
  return [0, 1, 2].flatMap((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    // The first and last letters also hold bits of what stands before and after.
    const own = text.slice(before === 0 ? 0 : before + 1, (before + bytes.length) % 3 === 0 ? undefined : -1);
    const forms = before === 0 ? [text, own] : [own];
    return forms.flatMap((form) => [form, form.replaceAll('+', '-').replaceAll('/', '_')]);
  });
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
