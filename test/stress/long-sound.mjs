// Two hours of speech in each container, captioned by Workers AI in pieces, by a program that is killed. Usage: node
// test/stress/long-sound.mjs [--minutes N] [--kills N] [--kinds N] [--seed N] [--program FILE]
// Holds when the captions have the words of the speech, in order, none doubled or missing at a seam, however often the program was
// killed, and when each piece was paid once: again only where its answer was lost at a kill, and then the last run says how many were.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCountingProxy } from './support/counting-proxy.mjs';
import { KINDS, speech, writeSound } from './support/long-sound.mjs';
import { readOptions } from './support/options.mjs';
import { pointingAt, startMocks } from './support/programs.mjs';
import { createRandom } from './support/random.mjs';
import { report } from './support/report.mjs';

const options = readOptions({ minutes: 120, kills: 10, kinds: Object.keys(KINDS).length, seed: 1 });
/** Pieces that may be on their way at a kill. */
const AT_ONCE = 4;

const random = createRandom(options.seed);
const folder = mkdtempSync(join(tmpdir(), 'stress-long-'));
const violations = [];
const rows = [];
const begun = performance.now();
const kinds = Object.keys(KINDS).slice(0, options.kinds);
const tenantOf = (kind) => kind.replace('.', '-');
const pieces = Math.max(1, Math.ceil((options.minutes * 60 - 2) / 30));

const speeches = {};
for (const kind of kinds) {
  speeches[kind] = speech(options.minutes * 60, random.below);
  await writeSound(join(folder, kind), kind, options.minutes * 60);
}
const heard = (kind) => ({
  heard: [{ media: kind, cues: speeches[kind].map(({ start, end, text }) => ({ start, end, text })) }],
});
const seed = { tenants: Object.fromEntries(kinds.map((kind) => [tenantOf(kind), heard(kind)])) };
writeFileSync(join(folder, 'seed.json'), JSON.stringify(seed));
const mocks = await startMocks(options.program, ['--no-rate-limits', '--seed-file', join(folder, 'seed.json')]);
const { baseUrl } = mocks.ready.providers['workers-ai'];
const proxy = await startCountingProxy(baseUrl);
const ready = { ...mocks.ready, providers: { 'workers-ai': { baseUrl: `${proxy.url}${new URL(baseUrl).pathname}` } } };
try {
  for (const kind of kinds) judge(kind, await captionKilled(kind));
} catch (error) {
  violations.push(`the script failed: ${error.stack}`);
}
if (!mocks.running()) violations.push('the mocks ended');
await mocks.stop();
await proxy.close();
rmSync(folder, { recursive: true, force: true });
report(
  `${options.minutes} minutes of speech, seed ${options.seed}`,
  [...rows, ['seconds in all', String(Math.round((performance.now() - begun) / 1_000))]],
  violations,
);

/** Captions a file, killed at moments that lie evenly among its pieces. */
async function captionKilled(kind) {
  const from = performance.now();
  const before = proxy.counted();
  let [kills, most] = [0, 0];
  let end;
  for (;;) {
    const run = startCaption(kind, kills === 0 ? [] : ['--resume']);
    const moment = Math.floor(((kills + 1) * pieces) / (options.kills + 1));
    if (kills < options.kills) {
      while (run.isRunning() && piecesOf(kind).done < moment) await new Promise((next) => setTimeout(next, 5));
      run.kill();
    }
    end = await run.ended;
    if (kills === options.kills || end.code !== null) break;
    kills += 1;
    most = Math.max(most, piecesOf(kind).open);
  }
  const { lost } = piecesOf(kind);
  const paid = proxy.counted() - before;
  return { ...end, kills, lost, most, paid, seconds: Math.round((performance.now() - from) / 1_000) };
}

function startCaption(kind, more) {
  const place = join(folder, `run-${kind}`);
  mkdirSync(place, { recursive: true });
  const args = ['caption', join(folder, kind), '--from', 'en', '--transcriber', 'workers-ai', '--publish', 'files'];
  const child = spawn(
    process.execPath,
    [
      ...[options.program, ...args, '--json', '--state', 'state', '--out', 'out', '--lint', 'off'],
      ...[...pointingAt(ready, tenantOf(kind)), ...more],
    ],
    { cwd: place, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      printed += text;
    });
  }
  const ended = new Promise((resolve) => child.once('close', (code) => resolve({ code, printed })));
  return { kill: () => child.kill('SIGKILL'), isRunning: () => child.exitCode === null, ended };
}

/**
 * The pieces in the log of a job: how many have an outcome, how many were begun without one, and how many were begun again after a
 * kill: they may have been paid before.
 */
function piecesOf(kind) {
  const state = join(folder, `run-${kind}`, 'state');
  let logs = [];
  try {
    logs = readdirSync(state, { recursive: true }).filter((name) => /jobs.*\.log$/.test(name));
  } catch {
    // The run has not begun.
  }
  const states = new Map();
  let begun = 0;
  for (const log of logs) {
    const text = readFileSync(join(state, log), 'utf8');
    for (const [, what, name] of text.matchAll(/"(begin|end|undo)":"([^"]*\/pieces\/[^"]*)"/g)) {
      if (what === 'begin') begun += 1;
      if (what === 'undo') begun -= 1;
      states.set(name, what);
    }
  }
  const count = (what) => [...states.values()].filter((one) => one === what).length;
  return { done: count('end'), open: count('begin'), lost: begun - states.size };
}

function judge(kind, { code, printed, kills, lost, most, seconds, paid }) {
  if (code !== 0) throw new Error(`${kind}: captioning ends with ${code}: ${printed.slice(-2_000)}`);
  if (kills !== options.kills) violations.push(`${kind}: ${kills} kills instead of ${options.kills}`);
  const vtt = readFileSync(join(folder, `run-${kind}`, 'out', `${kind.split('.')[0]}.en.vtt`), 'utf8');
  const found = vtt
    .replace(/^.*-->.*$|^WEBVTT.*$|^\d+$/gm, '')
    .trim()
    .split(/\s+/);
  const spoken = speeches[kind].flatMap(({ text }) => text.split(' '));
  const at = spoken.findIndex((word, number) => word !== found[number]);
  if (at >= 0 || found.length !== spoken.length) {
    violations.push(
      `${kind}: ${found.length} words instead of ${spoken.length}; word ${at} differs: "${found.slice(at - 3, at + 5).join(' ')}" for "${spoken.slice(at - 3, at + 5).join(' ')}"`,
    );
  }
  if (paid > pieces + lost) violations.push(`${kind}: ${paid} paid requests for ${pieces} pieces; ${lost} were lost`);
  if (paid < pieces) violations.push(`${kind}: ${paid} paid requests for ${pieces} pieces`);
  if (most > AT_ONCE) violations.push(`${kind}: ${most} pieces were on their way at a kill`);
  const told = /charged pieces of the sound, \d+ s in all, (?:once|(\d+) times) more/.exec(printed);
  const named = told === null ? 0 : Number(told[1] ?? 1);
  if (named !== lost) violations.push(`${kind}: ${lost} lost answers, of which the last run names ${named}`);
  rows.push([
    kind,
    `${spoken.length} words, ${pieces} pieces, ${kills} kills, ${paid} paid, ${named} named as lost, ${seconds} s`,
  ]);
}
