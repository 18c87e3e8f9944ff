/** Gives an invented word the capitals of a run: none, the first, or all. */
export function withCaseOf(run: string, invented: string): string {
  const initial = String.fromCodePoint(run.codePointAt(0) ?? 0);
  if (initial === initial.toLowerCase()) return invented;
  if (run.length > initial.length && run === run.toUpperCase()) return invented.toUpperCase();
  return invented.charAt(0).toUpperCase() + invented.slice(1);
}
