import { writeFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { type Bounds, defaultBounds } from '../../mocks/kernel/world/bounds.ts';
import type { RunningWorld } from '../../mocks/start.ts';
import { type ConductLevel, conductLevels } from '../../src/contracts/control/conduct-rules.ts';
import { collect } from '../options.ts';
import { writableFile } from '../writable.ts';
import { type Conducts, conductText, formOf, reaches } from './conduct-report.ts';

/** Flags about the conduct of clients. */
export interface ConductFlags {
  readonly conduct?: ConductLevel;
  readonly conductReport?: readonly string[];
}

/** Adds `--conduct-report`. */
export const withConductReport = (command: Command): Command =>
  command.option(
    '--conduct-report <file>',
    'write what clients did wrong there at the end: .xml is JUnit, .json JSON, else text (repeatable)',
    collect,
  );

/** `--conduct`: the level that makes a run fail. */
export const conductOption = (): Option =>
  new Option(
    '--conduct <level>',
    'show what the command did wrong as a client, and exit with 4 for this level',
  ).choices(conductLevels);

/** Looks whether the reports can be written, before the run that they judge. @throws {UsageError} for the first that cannot */
export function openConductReports({ conductReport = [] }: ConductFlags): void {
  for (const file of conductReport) writableFile('--conduct-report', file);
}

/** Bounds of journals that keep enough to judge a whole run, where they were the default ones. */
export function boundsToJudge(bounds: Partial<Bounds>, { conduct, conductReport }: ConductFlags): Partial<Bounds> {
  if (conduct === undefined && conductReport === undefined) return bounds;
  const { journalEntries, journalBytes } = defaultBounds;
  return {
    ...bounds,
    ...(bounds.journalEntries === journalEntries ? { journalEntries: 100 * journalEntries } : {}),
    ...(bounds.journalBytes === journalBytes ? { journalBytes: 20 * journalBytes } : {}),
  };
}

/** Judges every tenant of a running world that was used. */
async function conductOf({ world }: RunningWorld): Promise<Conducts> {
  const { judgeConduct } = await import('../../mocks/control/conduct/judge-conduct.ts');
  const all = [];
  for (const { journal } of [...world.tenants]) all.push(await judgeConduct(journal));
  return all.filter(({ judged }) => judged > 0);
}

/** Writes the reports that the flags ask for, to their files and to standard error. Returns whether the run fails by them. */
export async function reportConduct(
  running: RunningWorld,
  { conduct, conductReport = [] }: ConductFlags,
): Promise<boolean> {
  if (conduct === undefined && conductReport.length === 0) return false;
  const conducts = await conductOf(running);
  for (const file of conductReport) writeFileSync(file, conductText(conducts, formOf(file)));
  if (conduct === undefined) return false;
  process.stderr.write(conductText(conducts, 'pretty'));
  return reaches(conducts, conduct);
}
