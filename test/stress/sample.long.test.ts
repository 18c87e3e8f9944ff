import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { run, useBuiltPrograms } from '../support/programs.ts';

const programs = useBuiltPrograms();

/** Short samples of the scripts here; `npm run stress` runs them in full. */
const samples: Record<string, readonly string[]> = {
  fuzz: ['--requests', '1500', '--seconds', '30'],
  malformed: ['--rounds', '1', '--held', '20'],
  load: ['--tenants', '20', '--seconds', '4'],
  kills: ['--kills', '4', '--seconds', '30'],
  'long-sound': ['--minutes', '2', '--kills', '2', '--kinds', '2'],
  'data-dir-kills': ['--kills', '4', '--seconds', '60'],
  // The tenth file is large: its sound is copied out of it, and written anew in each run.
  'mixed-list': ['--files', '10', '--kills', '2', '--megabytes', '40'],
};

it.each(Object.entries(samples))('%s finds no violation', { timeout: 240_000 }, async (name, args) => {
  const script = fileURLToPath(new URL(`./${name}.mjs`, import.meta.url));
  const { code, stdout, stderr } = await run(process.execPath, [
    script,
    ...args,
    '--program',
    programs.path('caption-harness'),
  ]);
  expect([stdout, stderr, code]).toEqual([expect.stringMatching(/violations +0\n/), '', 0]);
});
