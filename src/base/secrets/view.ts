/** One way of reading a text: as it is, or with a layer of escapes undone. Positions lead back to the text itself. */
export interface View {
  readonly text: string;
  /** Where the units `from` to `to` (exclusive, at least one) of this view stand in the text itself. */
  readonly span: (from: number, to: number) => Span;
}

/** A stretch of a text, in UTF-16 code units; `to` is exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The text as it is. */
export const plainView = (text: string): View => ({ text, span: (from, to) => ({ from, to }) });

/** A stretch of a view that another text takes the place of. */
export interface Edit extends Span {
  readonly text: string;
}

/** A view with stretches replaced; the edits are in order and do not overlap. */
export function editedView(view: View, edits: readonly Edit[]): View {
  const parts: string[] = [];
  /** Where each edit begins in the new text. */
  const starts = new Float64Array(edits.length);
  let length = 0;
  let copied = 0;
  edits.forEach(({ from, to, text }, at) => {
    parts.push(view.text.slice(copied, from), text);
    starts[at] = length + from - copied;
    length += from - copied + text.length;
    copied = to;
  });
  parts.push(view.text.slice(copied));

  /** The stretch of the older text that one unit of the new one stands for. */
  const unit = (position: number): Span => {
    const at = lastUpTo(starts, position);
    const edit = edits[at];
    if (edit === undefined) return { from: position, to: position + 1 };
    const into = position - (starts[at] ?? 0);
    if (into < edit.text.length) return edit;
    const from = edit.to + into - edit.text.length;
    return { from, to: from + 1 };
  };
  return { text: parts.join(''), span: (from, to) => view.span(unit(from).from, unit(to - 1).to) };
}

/** The last place whose value is at most the one sought; -1 when there is none. */
function lastUpTo(sorted: Float64Array, sought: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= sought) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** How many units of a view stand wholly before a position of the text itself. */
export function unitsBefore(view: View, position: number): number {
  let low = 0;
  let high = view.text.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (view.span(middle, middle + 1).to <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}
