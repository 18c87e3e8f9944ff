/** One thing that is wrong in a seed. */
export interface SeedProblem {
  /** Where it is, for example `heard[0].cues[2].end`; empty for the whole seed. */
  readonly path: string;
  /** What was expected and what came, in a sentence. */
  readonly text: string;
}

/** A seed that cannot be planted. Its message lists every problem, one a line. */
export class SeedError extends Error {
  override readonly name = 'SeedError';
  readonly problems: readonly SeedProblem[];

  constructor(problems: readonly SeedProblem[], source = 'The seed') {
    super([`${source} cannot be used:`, ...problems.map(lineOf)].join('\n'));
    this.problems = problems;
  }
}

const lineOf = ({ path, text }: SeedProblem): string => (path === '' ? `  ${text}` : `  ${path}: ${text}`);

/** Writes a path as code does: `tenants.alice.heard[0]`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    const name = String(part);
    if (!/^[\w$-]+$/.test(name)) return `${text}[${JSON.stringify(name)}]`;
    return text === '' ? name : `${text}.${name}`;
  }, '');
}
