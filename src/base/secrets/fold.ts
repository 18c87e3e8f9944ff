import { type Edit, editedView, type View } from './view.ts';

const NOT_ASCII = /[^\0-\x7f]+/g;

/**
 * A view in which what may differ is the same: small and capital letters, a plus and the space that it means in forms, a
 * slash and the backslash that browsers take for one. With `collapse`, so is every run of characters that are not ASCII,
 * whatever character set they were read with.
 */
export function folded(view: View, collapse: boolean): View {
  const even = collapse ? collapsed(view) : view;
  return { text: foldedText(even.text), span: even.span };
}

/** Keeps the length: the one letter that is two in lower case goes first. */
const foldedText = (text: string): string =>
  text.replaceAll('\u0130', 'i').toLowerCase().replaceAll('+', ' ').replaceAll('\\', '/');

function collapsed(view: View): View {
  const edits: Edit[] = [];
  for (const { index, 0: run } of view.text.matchAll(NOT_ASCII)) {
    edits.push({ from: index, to: index + run.length, text: '\uFFFD' });
  }
  return edits.length === 0 ? view : editedView(view, edits);
}
