// Runs scripts of package.json at the same time: `node scripts/side-by-side.mjs types lint`. What each prints comes out whole.
// Exits with 1 when one fails.
import { spawn } from 'node:child_process';

const runScript = (name) =>
  new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', name], { shell: process.platform === 'win32' });
    const printed = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => printed.push(bytes));
    child.on('close', (code) => resolve({ name, code, text: Buffer.concat(printed).toString() }));
  });

for (const { name, code, text } of await Promise.all(process.argv.slice(2).map(runScript))) {
  process.stdout.write(code === 0 ? text : `${text}${name}: failed\n`);
  if (code !== 0) process.exitCode = 1;
}
