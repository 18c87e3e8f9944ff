// Every stress script of this folder, one after the other, in full. Usage: node test/stress/all.mjs
// They use the programs that `npm run build` made. Ends with 1 if one of them finds a violation.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

const own = basename(import.meta.url);
const folder = fileURLToPath(new URL('.', import.meta.url));
const scripts = readdirSync(folder).filter((name) => name.endsWith('.mjs') && name !== own);
const failed = scripts.filter(
  (name) => spawnSync(process.execPath, [folder + name], { stdio: 'inherit' }).status !== 0,
);
console.log(failed.length === 0 ? '\nno violations' : `\nviolations: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
