/** A piece of HTML. Everything else is escaped when it becomes a part of one. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in HTML: a piece of it, several, or a text, which is escaped. */
export type Part = Html | string | number | readonly Part[];

/** Writes HTML: values are escaped, pieces of HTML are not. */
export const html = (pieces: TemplateStringsArray, ...values: readonly Part[]): Html =>
  new Html(pieces.reduce((text, piece, at) => text + written(values[at - 1] ?? '') + piece));

function written(part: Part): string {
  if (part instanceof Html) return part.text;
  if (Array.isArray(part)) return part.map(written).join('');
  return String(part).replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
