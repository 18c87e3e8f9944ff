/** One instruction of a Dockerfile, its continued lines joined. */
export interface Instruction {
  /** The number of its first line, from 1. */
  readonly line: number;
  readonly name: string;
  readonly text: string;
}

/** Reads a Dockerfile. Comments are left out; here documents are not known. */
export function instructionsOf(file: string): Instruction[] {
  const instructions: Instruction[] = [];
  let open = '';
  let first = 0;
  file.split('\n').forEach((line, at) => {
    if (/^\s*#/.test(line) || (open === '' && line.trim() === '')) return;
    if (open === '') first = at + 1;
    open += line.replace(/\\$/, ' ');
    if (line.endsWith('\\')) return;
    const [, name = '', text = ''] = /^\s*(\w+)\s+(.*?)\s*$/s.exec(open) ?? [];
    instructions.push({ line: first, name: name.toUpperCase(), text });
    open = '';
  });
  return instructions;
}

/** A rule about one instruction: what is wrong, and when. Source: the rules of hadolint, named by their numbers. */
interface Rule {
  readonly problem: string;
  readonly names: readonly string[];
  readonly broken: (text: string) => boolean;
}

const RULES: readonly Rule[] = [
  { problem: 'COPY instead of ADD', names: ['ADD'], broken: () => true }, // DL3020
  { problem: 'WORKDIR is not absolute', names: ['WORKDIR'], broken: (text) => !text.startsWith('/') }, // DL3000
  { problem: 'sudo', names: ['RUN'], broken: (text) => /\bsudo\b/.test(text) }, // DL3004
  {
    problem: 'apt-get without --yes --no-install-recommends, or its lists stay', // DL3014, DL3015, DL3009
    names: ['RUN'],
    broken: (text) =>
      /apt-get install/.test(text) &&
      !(
        /--yes|-y\b/.test(text) &&
        text.includes('--no-install-recommends') &&
        text.includes('rm -rf /var/lib/apt/lists')
      ),
  },
  { problem: 'npm ci instead of npm install', names: ['RUN'], broken: (text) => /npm (install|i)\b/.test(text) }, // DL3016
  {
    problem: 'npm leaves its cache',
    names: ['RUN'],
    broken: (text) => /npm ci/.test(text) && !text.includes('npm cache clean'),
  },
  {
    problem: 'a pipe hides the failure of its first command', // DL4006
    names: ['RUN'],
    broken: (text) => /[^|]\|[^|]/.test(text.replaceAll(/'[^']*'/g, '')),
  },
];

/** What breaks a rule, one line each. */
export function dockerfileProblems(instructions: readonly Instruction[]): string[] {
  const problems = instructions.flatMap(({ line, name, text }) => [
    ...RULES.filter((rule) => rule.names.includes(name) && rule.broken(text)).map(
      ({ problem }) => `line ${line}: ${problem}`,
    ),
    // DL3025: a list needs no shell, and signals reach the program.
    ...(['CMD', 'ENTRYPOINT'].includes(name) && !text.startsWith('[') ? [`line ${line}: write ${name} as a list`] : []),
  ]);
  const stages = new Set(
    instructions.flatMap(({ name, text }) => (name === 'FROM' ? [/ AS (\S+)$/i.exec(text)?.[1]] : [])),
  );
  for (const { line, name, text } of instructions) {
    const [image = ''] = text.split(' ');
    // DL3006, DL3007: a version, and not one that moves.
    if (name === 'FROM' && !stages.has(image) && !/:\d+\.\d+/.test(image))
      problems.push(`line ${line}: ${image}: pin a version`);
  }
  const last = instructions.slice(instructions.findLastIndex(({ name }) => name === 'FROM'));
  const user = last.findLast(({ name }) => name === 'USER')?.text;
  if (user === undefined) problems.push('the last stage has no USER'); // DL3002
  if (user === 'root' || user === '0') problems.push(`the last USER is ${user}`);
  if (!last.some(({ name }) => name === 'HEALTHCHECK')) problems.push('the last stage has no HEALTHCHECK');
  return problems;
}
