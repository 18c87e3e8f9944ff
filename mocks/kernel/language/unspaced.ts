/** Letters of an English word, on average. */
const WORD_LENGTH = 5;

/** Divides text of a script without spaces into pieces as long as words. `density`: its letters for each one of English. */
export function splitUnspaced(run: string, density: number): readonly string[] {
  const letters = Math.max(2, Math.round(WORD_LENGTH * density));
  return run.match(new RegExp(`(?:\\p{L}[^\\p{L}]*){1,${letters}}`, 'gu')) ?? [run];
}
