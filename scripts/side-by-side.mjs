// Runs scripts of package.json and a command at the same time: `node scripts/side-by-side.mjs types lint -- vitest run`.
// What the command prints appears as it comes, what each script prints comes after it, as a whole. Exits with 1 when one fails.
import { spawn } from 'node:child_process';

const shell = process.platform === 'win32';
const words = process.argv.slice(2);
const end = words.includes('--') ? words.indexOf('--') : words.length;
const [command, ...args] = words.slice(end + 1);

const runScript = (name) =>
  new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', name], { shell });
    const printed = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => printed.push(bytes));
    child.on('close', (code) => resolve({ name, code, text: Buffer.concat(printed).toString() }));
  });

const runCommand = () =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { shell, stdio: 'inherit' });
    child.on('error', reject).on('close', (code) => resolve({ name: command, code, text: '' }));
  });

const running = words.slice(0, end).map(runScript);
if (command !== undefined) running.unshift(runCommand());
for (const { name, code, text } of await Promise.all(running)) {
  process.stdout.write(code === 0 ? text : `${text}${name}: failed\n`);
  if (code !== 0) process.exitCode = 1;
}
