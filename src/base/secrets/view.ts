/** One reading of a text: unchanged, or with a layer of escapes decoded. Maps its positions back to the text. */
export interface View {
  readonly text: string;
  /** Returns the stretch of the text for the units `from` to `to` (exclusive, at least one) of this view. */
  readonly span: (from: number, to: number) => Span;
}

/** A stretch of a text, in UTF-16 code units; `to` is exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Makes the view of an unchanged text. */
export const plainView = (text: string): View => ({ text, span: (from, to) => ({ from, to }) });

/** A stretch of a view and its replacement. */
export interface Edit extends Span {
  readonly text: string;
}

/** Makes a view with replaced stretches. The edits are in order and do not overlap. */
export function editedView(view: View, edits: readonly Edit[]): View {
  const parts: string[] = [];
  /** Offset of each edit in the new text. */
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

  /** Returns the stretch of the old text for one unit of the new text. */
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

/** Returns the last index whose value is at most the given one; -1 when there is none. */
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

/** Returns how many units of a view end before a position of the text. */
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
