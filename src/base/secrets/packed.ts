import { type Edit, editedView, type View } from './view.ts';

/** Bytes that a view contains in another encoding, with the position of each byte in the view. */
interface Packed {
  readonly bytes: Buffer;
  /** Positions of the letters in the view. */
  readonly letters: (at: number) => number;
  /** Letters per byte. */
  readonly ratio: number;
}

/** Decodes all parts of a view that may be Base64, hexadecimal or quoted-printable of at least `shortest` bytes. */
export function* packedViews(view: View, shortest: number): Generator<View> {
  const printable = quotedPrintable(view);
  if (printable !== null) yield printable;
  for (const run of runs(view.text, BASE64, Math.ceil((shortest * 4) / 3))) {
    // The start of a group of four is unknown: other letters of the alphabet may precede it.
    for (let skipped = 0; skipped < 4 && run.text.length - skipped >= 4; skipped += 1) {
      yield viewOf(view, packed(run, skipped, 'base64', 4 / 3));
    }
  }
  for (const run of runs(view.text, HEX, shortest * 2)) {
    for (const skipped of [0, 1]) yield viewOf(view, packed(run, skipped, 'hex', 2));
  }
}

/** Letters, and the spaces, line breaks or colons between them. */
interface Alphabet {
  readonly run: RegExp;
  readonly separator: RegExp;
}

/** Lines of mail and of PEM have at least 60 letters. */
const BASE64: Alphabet = {
  run: /[A-Za-z0-9+/_-]{8,}(?:(?=\r?\n)(?<=\S{60})\r?\n[ \t]?[A-Za-z0-9+/_-]+)*/g,
  separator: /[\r\n \t]/,
};
const HEX: Alphabet = { run: /[0-9a-fA-F]{2}(?:[ :,+-]?[0-9a-fA-F]{2}){5,}[0-9a-fA-F]?/g, separator: /[ :,+-]/ };

interface Run {
  readonly text: string;
  /** Position of each letter in the view. */
  readonly position: (at: number) => number;
}

function* runs(text: string, { run, separator }: Alphabet, shortest: number): Generator<Run> {
  for (const { index, 0: found } of text.matchAll(run)) {
    if (found.length < shortest) continue;
    if (!separator.test(found)) {
      yield { text: found, position: (at) => index + at };
      continue;
    }
    const positions: number[] = [];
    for (let at = 0; at < found.length; at += 1) if (!separator.test(found[at] ?? '')) positions.push(index + at);
    yield { text: positions.map((at) => text[at]).join(''), position: (at) => positions[at] ?? index + found.length };
  }
}

function packed({ text, position }: Run, skipped: number, encoding: 'base64' | 'hex', ratio: number): Packed {
  return { bytes: Buffer.from(text.slice(skipped), encoding), letters: (at) => position(at + skipped), ratio };
}

/** Maps a byte to all letters that contain some of its bits. */
function viewOf(view: View, { bytes, letters, ratio }: Packed): View {
  return {
    text: bytes.toString('latin1'),
    span: (from, to) => view.span(letters(Math.floor(from * ratio)), letters(Math.ceil(to * ratio) - 1) + 1),
  };
}

/** Decodes `=26` and soft line breaks (RFC 2045, 6.7); null when there are none. */
function quotedPrintable(view: View): View | null {
  const edits: Edit[] = [];
  for (const { index, 0: found, 1: octet } of view.text.matchAll(/=(?:([0-9A-Fa-f]{2})|[ \t]*\r?\n)/g)) {
    const text = octet === undefined ? '' : String.fromCharCode(Number.parseInt(octet, 16));
    edits.push({ from: index, to: index + found.length, text });
  }
  return edits.length === 0 ? null : editedView(view, edits);
}
