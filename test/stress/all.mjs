// Every stress script, one after the other, in full. Usage: node test/stress/all.mjs
// They use the programs that `npm run build` made. Ends with 1 if one of them finds a violation.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const SCRIPTS = [
  'fuzz',
  'malformed',
  'load',
  'faulty-load',
  'chaos-nodes',
  'tenant-memory',
  'library',
  'kills',
  'redis-kills',
  'data-dir-kills',
  'mixed-list',
  'large-film',
  'long-sound',
  'subtitle-stalls',
  'media-fuzz',
  'media-servers',
  'image',
  'workflows',
];

const failed = SCRIPTS.filter((name) => {
  const script = fileURLToPath(new URL(`${name}.mjs`, import.meta.url));
  return spawnSync(process.execPath, [script], { stdio: 'inherit' }).status !== 0;
});
console.log(failed.length === 0 ? '\nno violations' : `\nviolations: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
