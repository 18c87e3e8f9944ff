import { type Edit, editedView, type View } from './view.ts';

const NOT_ASCII = /[^\0-\x7f]+/g;

/**
 * Makes a view that equates small and capital letters, a plus and the space that it means in forms, a slash and the
 * backslash that browsers read as one. With `collapse` it also equates all runs of non-ASCII characters, because the
 * character set of a text is unknown.
 */
export function folded(view: View, collapse: boolean): View {
  const even = collapse ? collapsed(view) : view;
  return { text: foldedText(even.text), span: even.span };
}

/** Converts to lower case and keeps the length: first replaces the only letter that becomes two. */
const foldedText = (text: string): string =>
  text.replaceAll('\u0130', 'i').toLowerCase().replaceAll('+', ' ').replaceAll('\\', '/');

function collapsed(view: View): View {
  const edits: Edit[] = [];
  for (const { index, 0: run } of view.text.matchAll(NOT_ASCII)) {
    edits.push({ from: index, to: index + run.length, text: '\uFFFD' });
  }
  return edits.length === 0 ? view : editedView(view, edits);
}
