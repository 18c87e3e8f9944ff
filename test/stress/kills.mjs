// Kills of pipeline and origin by chance. Usage: node test/stress/kills.mjs [--kills N] [--seconds N] [--seed N] [--program FILE]
// Holds when every job that was begun ends with all its tracks, and is paid once: again only where an answer was lost, and said so.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sendJson } from './support/http.mjs';
import { readOptions } from './support/options.mjs';
import { pointingAt, startMocks, startOrigin } from './support/programs.mjs';
import { createRandom } from './support/random.mjs';
import { report } from './support/report.mjs';

const options = readOptions({ kills: 70, seconds: 600, seed: 1, parallel: 3 });
const VIDEO = fileURLToPath(new URL('../../fixtures/media/hello-captions.mp4', import.meta.url));
const TO = ['es', 'de'];
const TRACKS = ['de', 'en', 'es'];
/** What the bundled video costs at TranslatePlus, in credits: six cues into two languages. */
const PRICE = 12;

const random = createRandom(options.seed);
const folder = mkdtempSync(join(tmpdir(), 'stress-kills-'));
const mocks = await startMocks(options.program, ['--no-rate-limits']);
const control = mocks.ready.control.url;
const wait = (ms) => new Promise((next) => setTimeout(next, ms));
const openTenant = (name) => sendJson(control, 'POST', '/tenants', { name });
const creditsOf = async (name) => (await sendJson(control, 'GET', `/tenants/${name}`)).credits.used;
const openOrigin = (name) => startOrigin(options.program, { data: join(folder, name), mocks, tenant: name });

const violations = [];
const figures = { pipeline: 0, origin: 0, afterEnd: 0, lost: 0, unacknowledged: 0, double: 0, missing: 0 };
const begun = performance.now();
const until = begun + options.seconds * 1_000;
let trials = 0;
try {
  // What each does that nothing stops: kills fall into that.
  const wholes = { pipeline: await captionOnce('whole'), origin: await originOnce('whole-origin') };
  await Promise.all(Array.from({ length: options.parallel }, () => work(wholes)));
} catch (error) {
  violations.push(`the script failed: ${error.stack}`);
}
if (!mocks.running()) violations.push('the mocks ended');
await mocks.stop();
rmSync(folder, { recursive: true, force: true });
report(
  `kills, seed ${options.seed}`,
  [
    [
      'kills',
      `${figures.pipeline} of the pipeline, ${figures.origin} of the origin, in ${Math.round((performance.now() - begun) / 1_000)} s`,
    ],
    ['after the end', String(figures.afterEnd)],
    ['uploads not acknowledged', String(figures.unacknowledged)],
    ['answers lost and said so', String(figures.lost)],
    ['paid twice', String(figures.double)],
    ['tracks missing', String(figures.missing)],
  ],
  violations,
);

async function work(wholes) {
  while (figures.pipeline + figures.origin < options.kills && performance.now() < until) {
    trials += 1;
    const name = `kill-${trials}`;
    const kind = trials % 2 === 0 ? 'origin' : 'pipeline';
    figures[kind] += 1;
    const trial = kind === 'pipeline' ? killPipeline(name, wholes.pipeline) : killOrigin(name, wholes.origin);
    await trial.catch((error) => violations.push(`${name}, ${kind}: ${error.message}`));
  }
}

function since(from) {
  return Math.ceil(performance.now() - from);
}

/** Starts `caption` on a tenant. `ended` resolves with its code and what it printed. */
function startCaption(name, more = []) {
  const place = join(folder, name);
  mkdirSync(place, { recursive: true });
  const args = ['caption', VIDEO, '--to', TO.join(), '--from', 'en', '--publish', 'cloudflare-stream,files', '--json'];
  const child = spawn(
    process.execPath,
    [options.program, ...args, '--state', 'state', '--out', 'out', ...pointingAt(mocks.ready, name), ...more],
    { cwd: place, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      printed += text;
    });
  }
  const ended = new Promise((resolve) => child.once('close', (code) => resolve({ code, printed })));
  return { kill: () => child.kill('SIGKILL'), ended };
}

/** Lines in the logs of a run so far. */
function linesIn(name) {
  try {
    const files = readdirSync(join(folder, name, 'state'), { recursive: true, withFileTypes: true });
    const texts = files
      .filter((one) => one.isFile())
      .map((one) => readFileSync(join(one.parentPath, one.name), 'latin1'));
    return texts.reduce((sum, text) => sum + text.split('\n').length - 1, 0);
  } catch {
    return 0;
  }
}

/** Resolves with how many lines it logged. */
async function captionOnce(name) {
  await openTenant(name);
  const { code, printed } = await startCaption(name).ended;
  if (code !== 0) throw new Error(`captioning fails without a kill: ${printed.slice(0, 1_000)}`);
  return linesIn(name);
}

/** Kills a run somewhere between two lines of its log, and lets it go on. */
async function killPipeline(name, whole) {
  await openTenant(name);
  const killed = startCaption(name);
  const moment = random.below(whole + 1);
  let hasEnded = false;
  killed.ended.then(() => {
    hasEnded = true;
  });
  while (!hasEnded && linesIn(name) < moment) await wait(2);
  await wait(random.below(20));
  if (!killed.kill()) figures.afterEnd += 1;
  await killed.ended;
  let end = await startCaption(name, ['--resume']).ended;
  let allowed = PRICE;
  if (end.printed.includes('"lost-answer"')) {
    figures.lost += 1;
    allowed = 2 * PRICE;
    end = await startCaption(name, ['--resume', '--pay-again']).ended;
  }
  if (end.code !== 0) throw new Error(`does not go on: ${end.printed.slice(0, 500)}`);
  if (/\n\s+at .*:\d+:\d+/.test(end.printed)) throw new Error(`prints a stack: ${end.printed.slice(0, 500)}`);
  const { tracks } = JSON.parse(end.printed.split('\n').find((line) => line.startsWith('{"video"')));
  await judge(name, tracks, allowed);
}

async function judge(name, tracks, allowed) {
  const languages = [...new Set(tracks.map(({ language }) => language))].toSorted();
  if (languages.join() !== TRACKS.join()) {
    figures.missing += 1;
    throw new Error(`ends with the tracks ${languages.join()}`);
  }
  const used = await creditsOf(name);
  if (used > allowed) figures.double += 1;
  if (used < PRICE || used > allowed) throw new Error(`was charged ${used} credits, ${allowed} at most are right`);
}

/** Uploads the video. Resolves with its id, null where the upload was not acknowledged. */
async function upload(url) {
  const form = new FormData();
  form.set('to', TO.join());
  form.set('from', 'en');
  form.set('video', new Blob([readFileSync(VIDEO)]), 'hello.mp4');
  const answer = await fetch(`${url}/videos`, { method: 'POST', body: form }).catch(() => null);
  if (answer === null) return null;
  if (answer.status !== 202) throw new Error(`the upload is answered with ${answer.status} ${await answer.text()}`);
  return (await answer.json().catch(() => null))?.id ?? null;
}

async function settledVideo(url, id) {
  for (let tries = 0; tries < 600; tries += 1) {
    const video = await sendJson(url, 'GET', `/videos/${id}`);
    if (['done', 'failed'].includes(video.job.state)) return video;
    await wait(50);
  }
  throw new Error('the job does not end');
}

/** Resolves with how long a job took from its upload on, in ms. */
async function originOnce(name) {
  await openTenant(name);
  const origin = await openOrigin(name);
  const from = performance.now();
  const { job } = await settledVideo(origin.ready.url, await upload(origin.ready.url));
  const span = since(from);
  await origin.stop();
  if (job.state !== 'done') throw new Error(`the origin fails without a kill: ${JSON.stringify(job)}`);
  return span;
}

/** Kills an origin during an upload or, more often, in the job after it, and lets it go on. */
async function killOrigin(name, span) {
  await openTenant(name);
  const first = await openOrigin(name);
  const uploading = upload(first.ready.url);
  if (random.percent(75)) await uploading;
  await wait(random.below(span));
  first.kill('SIGKILL');
  const id = await uploading;
  await first.ended;
  const second = await openOrigin(name);
  try {
    const { url } = second.ready;
    const { videos } = await sendJson(url, 'GET', '/videos');
    if (id === null) figures.unacknowledged += 1;
    else if (!videos.some((video) => video.id === id)) {
      figures.missing += 1;
      throw new Error('an upload that was acknowledged is lost');
    }
    for (const video of videos) await goOn(name, url, video.id);
    if (videos.length === 0 && (await creditsOf(name)) > 0)
      throw new Error('was charged for an upload that is not there');
  } finally {
    await second.stop();
  }
}

async function goOn(name, url, id) {
  let video = await settledVideo(url, id);
  let allowed = PRICE;
  if (video.job.error?.kind === 'lost-answer') {
    figures.lost += 1;
    allowed = 2 * PRICE;
    await sendJson(url, 'POST', `/videos/${id}/retry?pay-again=true`);
    video = await settledVideo(url, id);
  }
  if (video.job.state !== 'done') throw new Error(`does not go on: ${JSON.stringify(video.job.error)}`);
  await judge(name, video.tracks, allowed);
}
