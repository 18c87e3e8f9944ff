import { execFileSync } from 'node:child_process';
import { relative } from 'node:path';
import { globMatches } from '../../src/base/glob.ts';
import { withSlashes } from '../../src/base/slashes.ts';
import { UsageError } from '../exit-codes.ts';

/** The word of a command that stands for the changed test files, or for all of them. */
export const CHANGED = '{changed}';

/** What changed in a work tree since a commit. Paths are relative to the current folder. */
export interface Changes {
  /** Changed, added and deleted files. */
  readonly changed: readonly string[];
  /** Every file that is there: tracked, or new and not ignored. */
  readonly present: readonly string[];
}

/**
 * What `--since` runs. `changed`: the command with the changed test files, and only the mutants that they meet. `all`: every mutant,
 * with the reason, a sentence for people. `nothing`: no test that is there changed.
 */
export type SinceChoice =
  | { readonly kind: 'changed' | 'all'; readonly words: readonly string[]; readonly why: string }
  | { readonly kind: 'nothing'; readonly why: string };

/** Names that vitest, Jest, node:test, pytest and Go give to tests. */
const TEST_NAME = /(^|\/)(test_[^/]+\.py|[^/]+_test\.(py|go)|[^/]+\.(test|spec)\.[cm]?[jt]sx?)$/;

/** Chooses by what changed. @param tests a glob over paths; default: the usual names of tests */
export function chooseSince(words: readonly string[], { changed, present }: Changes, tests?: string): SinceChoice {
  const isTest = (path: string) => (tests === undefined ? TEST_NAME.test(path) : globMatches(tests, path));
  // A name that begins with a dash is no option of the command.
  const named = (path: string) => (path.startsWith('-') ? `./${path}` : path);
  const withFiles = (files: readonly string[]) =>
    words.flatMap((word) => (word === CHANGED ? files.map(named) : [word]));
  const all = (why: string): SinceChoice => ({ kind: 'all', words: withFiles(present.filter(isTest)), why });
  if (changed.length === 0) return { kind: 'nothing', why: 'nothing changed' };
  if (!words.includes(CHANGED)) {
    return all(`every mutant is tried: the command has no ${CHANGED}, so it cannot run the changed tests alone`);
  }
  const other = changed.find((path) => !isTest(path));
  if (other !== undefined) {
    return all(`every mutant is tried: ${other} changed, which is not a test, and any test may use it`);
  }
  const files = changed.filter((path) => present.includes(path));
  if (files.length === 0) return { kind: 'nothing', why: 'the changed tests were deleted' };
  return { kind: 'changed', words: withFiles(files), why: `changed tests: ${files.join(', ')}` };
}

/**
 * Asks git what changed since a commit in the whole work tree, uncommitted and new files included. A file outside of the current
 * folder begins with `/`. @param own files that the run itself writes: they do not count @throws {UsageError}
 */
export function changesSince(ref: string, own: readonly string[]): Changes {
  if (ref.startsWith('-')) throw new UsageError(`--since expects a commit, a branch or a tag, got "${ref}".`);
  const prefix = git(['rev-parse', '--show-prefix']).join('').trim();
  const here = (path: string) => (path.startsWith(prefix) ? path.slice(prefix.length) : `/${path}`);
  const list = (...words: string[]) => git(['ls-files', '--full-name', '-z', ...words, ':/']).map(here);
  const untracked = list('--others', '--exclude-standard');
  const deleted = new Set(list('--deleted'));
  const tracked = list().filter((path) => !deleted.has(path));
  const edited = git(['diff', '--name-only', '--no-relative', '--no-renames', '-z', ref, '--']).map(here);
  const ours = new Set(own.map((path) => withSlashes(relative('.', path))));
  const changed = [...edited, ...untracked].filter((path) => !ours.has(path));
  return { changed, present: [...tracked, ...untracked].filter((path) => !path.startsWith('/')) };
}

function git(words: readonly string[]): string[] {
  try {
    const text = execFileSync('git', words, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 2 ** 28,
    });
    return text.split('\0').filter((path) => path !== '');
  } catch (error) {
    const said = (error as { stderr?: string }).stderr?.split('\n')[0] ?? '';
    throw new UsageError(
      `--since needs a git work tree and a commit of it; git says: ${said || String(error)}. A shallow clone lacks older commits: fetch them first (actions/checkout: fetch-depth: 0).`,
    );
  }
}
