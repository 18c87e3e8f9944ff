/** A command line of a guide, and what its output must contain: the text behind `#`; null without one. */
export interface ShellLine {
  /** The command as it is typed. */
  readonly command: string;
  readonly words: readonly string[];
  readonly expected: string | null;
}

/**
 * Reads the commands of an `sh` block as a shell would: quotes, a backslash at the end of a line, comments. Variables, pipes and
 * other syntax are not read.
 */
export function shellLines(code: string): ShellLine[] {
  return code
    .replaceAll(/\\\n\s*/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.trim().startsWith('#'))
    .map((line) => {
      const parts = [...line.matchAll(/#.*|(?:'[^']*'|"[^"]*"|[^\s'"])+/g)].map(([part]) => part);
      const comment = parts.find((part) => part.startsWith('#'));
      const words = parts.filter((part) => part !== comment).map(unquoted);
      const command = parts.filter((part) => part !== comment).join(' ');
      return { command, words, expected: comment?.slice(1).trim() ?? null };
    });
}

const unquoted = (word: string): string =>
  word.replaceAll(/'([^']*)'|"([^"]*)"/g, (_whole, single, double) => single ?? double);
