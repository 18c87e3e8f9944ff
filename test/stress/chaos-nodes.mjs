// One chaos schedule on several versions of Node. Usage: node test/stress/chaos-nodes.mjs [--node FILE]... [--seed N] [--program FILE]
// Holds when the faults that the first Node prints give the same journals on every Node, byte for byte.

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chaosRequests } from '../support/chaos-requests.mjs';
import { report } from './support/report.mjs';

const { values } = parseArgs({
  options: {
    node: { type: 'string', multiple: true, default: [process.execPath] },
    seed: { type: 'string', default: '7' },
    program: { type: 'string', default: fileURLToPath(new URL('../../dist/bin/caption-harness.js', import.meta.url)) },
  },
});
const SIZE = { tenants: 5, requests: 60 };

const rows = [];
const violations = [];
let printed = null;
let first = null;
for (const node of values.node) {
  // The first run draws the schedule; the others get the options that it printed.
  const chaos = printed ?? ['--chaos', 'rough', '--seed', values.seed];
  const { journals, errors, version } = await runOn(node, chaos);
  const line = /^chaos rough is: (.*)$/m.exec(errors)?.[1];
  printed ??= wordsOf(line ?? '');
  first ??= journals;
  rows.push([version, `${journals.split('\n').length} entries, SHA-256 ${digest(journals).slice(0, 16)}`]);
  if (journals !== first) violations.push(`${version} has other journals than the first Node`);
  const again = await runOn(node, printed);
  if (again.journals !== first) violations.push(`${version} has other journals in a second run`);
}
if (!/"outcome":"fault: (?:malformed|truncate)/.test(first))
  violations.push('too few requests: not every fault struck');
report(`chaos rough, seed ${values.seed}`, rows, violations);

async function runOn(node, options) {
  const args = [values.program, 'serve', '--json', '--ports', 'auto', '--clock', 'manual', ...options];
  const child = spawn(node, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (part) => {
    errors += part;
  });
  const [line] = await new Promise((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (part) => {
      text += part;
      if (text.includes('\n')) resolve(text.split('\n'));
    });
    child.once('exit', (code) => reject(new Error(`${node} ended with ${code}: ${errors}`)));
  });
  try {
    const journals = await chaosRequests(JSON.parse(line), SIZE);
    return { journals, errors, version: await versionOf(node) };
  } finally {
    child.removeAllListeners('exit');
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  }
}

function versionOf(node) {
  return new Promise((resolve) => {
    let text = '';
    const child = spawn(node, ['--version']);
    child.stdout.on('data', (part) => {
      text += part;
    });
    child.once('close', () => resolve(text.trim()));
  });
}

/** The words of a printed line: single quotes are the only ones in it. */
function wordsOf(line) {
  return [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, word]) => quoted ?? word);
}

function digest(text) {
  return createHash('sha256').update(text).digest('hex');
}
