import { blocksOf } from './blocks.ts';
import { runProgram } from './run-program.ts';
import { type Programs, runShell } from './run-shell.ts';

/**
 * Runs a guide as its reader would: every `sh` block, then its `ts` blocks as one program each. Blocks of other languages are
 * only shown.
 * @param programs the built `caption-harness`, or how the programs start
 * @param runTypeScript runs a `ts` block. Default: in this process, against the sources
 * @throws {Error} for a block that does not do what it says, and for a guide without such a block
 */
export async function runGuide(
  page: string,
  programs: string | Programs,
  runTypeScript: (code: string) => Promise<unknown> = runProgram,
): Promise<void> {
  const blocks = blocksOf(page);
  const run = { sh: (code: string) => runShell(code, programs), ts: runTypeScript } as const;
  let count = 0;
  for (const { language, code } of blocks) {
    if (language !== 'sh' && language !== 'ts') continue;
    await run[language](code);
    count += 1;
  }
  if (count === 0) throw new Error('the guide has no block of sh or ts');
}
