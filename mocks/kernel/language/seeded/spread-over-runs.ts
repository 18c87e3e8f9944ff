/**
 * Spreads the translation of a cue over its runs, so that markup stays around about the same part of it: each run gets words by its
 * length. White space at the ends of a run stays.
 * @example spreadOverRuns('Hola mundo', ['Hello ', 'world']) // ['Hola ', 'mundo']
 */
export function spreadOverRuns(translation: string, runs: readonly string[]): string[] {
  if (runs.length === 1) return runs.map((run) => withEdgesOf(run, translation));
  const pieces = translation.match(/\S+\s*/gu) ?? [translation];
  const units = pieces.length >= runs.length ? pieces : [...translation];
  const letters = runs.reduce((sum, run) => sum + run.length, 0) || 1;
  let passed = 0;
  let used = 0;
  return runs.map((run, at) => {
    passed += run.length;
    const isLast = at === runs.length - 1;
    const rest = runs.length - 1 - at;
    const share = Math.round((units.length * passed) / letters);
    // Each run gets one unit at least, while there are enough.
    const until = isLast ? units.length : Math.min(Math.max(share, used + 1), Math.max(units.length - rest, used));
    const part = units.slice(used, until).join('');
    used = until;
    return withEdgesOf(run, part);
  });
}

function withEdgesOf(run: string, part: string): string {
  const start = run.slice(0, run.length - run.trimStart().length);
  const end = run.slice(Math.max(start.length, run.trimEnd().length));
  return `${start}${part.trim()}${end}`;
}
