// A list of ordinary and odd files, captioned at once, killed and resumed. Usage: node test/stress/mixed-list.mjs [--files N]
// [--kills N] [--seed N] [--megabytes N] [--program FILE]
// Holds when every file ends with one verdict, the same as that of --dry-run; when nothing is paid for what cannot be published,
// and nothing is paid twice; and when exit code and summary are right.
import { spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sendJson } from './support/http.mjs';
import { asMkv, inContainer } from './support/media.mjs';
import { readOptions } from './support/options.mjs';
import { pointingAt, startMocks } from './support/programs.mjs';
import { createRandom } from './support/random.mjs';
import { report } from './support/report.mjs';

const options = readOptions({ files: 200, kills: 6, seed: 1, megabytes: 250 });
const CLIP = fileURLToPath(new URL('../../fixtures/media/hello-captions.mp4', import.meta.url));
const clip = readFileSync(CLIP);
const TRACKS = ['en', 'es'];
/** Most credits for one of the videos. */
const MOST_CUES = 10;

const random = createRandom(options.seed);
const folder = mkdtempSync(join(tmpdir(), 'stress-list-'));
const violations = [];
const expect = (is, what) => {
  if (!is) violations.push(what);
};
const wait = (ms) => new Promise((next) => setTimeout(next, ms));

/** A box that players pass over, so that each file is a video of its own. */
const box = (text) => Buffer.concat([Buffer.from([0, 0, 0, 8 + text.length]), Buffer.from(`free${text}`, 'latin1')]);
const converted = {
  mov: await inContainer('mov'),
  mkv: await asMkv(),
  silent: await inContainer('mp4', { sound: false }),
  sound: await inContainer('mp4', { picture: false }),
};
/** By kind: whether it can be captioned and published, and how its file is written. */
const KINDS = {
  mp4: { good: true, extension: 'mp4', write: (path, at) => writeFileSync(path, Buffer.concat([clip, box(`${at}`)])) },
  mov: {
    good: true,
    extension: 'mov',
    write: (path, at) => writeFileSync(path, Buffer.concat([converted.mov, box(`${at}`)])),
  },
  mkv: { good: true, extension: 'mkv', write: (path) => writeFileSync(path, converted.mkv) },
  silent: { good: false, extension: 'mp4', write: (path) => writeFileSync(path, converted.silent) },
  sound: { good: false, extension: 'm4a', write: (path) => writeFileSync(path, converted.sound) },
  text: { good: false, extension: 'mp4', write: (path) => writeFileSync(path, 'no video') },
  empty: { good: false, extension: 'mp4', write: (path) => writeFileSync(path, '') },
  cut: { good: false, extension: 'mp4', write: (path) => writeFileSync(path, clip.subarray(0, clip.length / 2)) },
  garbled: {
    good: false,
    extension: 'mp4',
    write: (path) => writeFileSync(path, Buffer.from(clip).fill(0, 60, 4_000)),
  },
  // Zeros behind the film: as large as a long one, of no size on the disk, and uploaded in parts.
  sparse: {
    good: true,
    extension: 'mp4',
    write(path) {
      copyFileSync(CLIP, path);
      truncateSync(path, options.megabytes * 1_000_000);
    },
  },
};
const names = Object.keys(KINDS);
const files = Array.from({ length: options.files }, (_, at) => {
  // A huge file now and then: each is read as a whole.
  const kind = names[at % names.length] === 'sparse' && at % 100 >= names.length ? 'mp4' : names[at % names.length];
  // The same names in every folder.
  const path = join('in', `${Math.floor(at / names.length)}`, `talk-${at % names.length}.${KINDS[kind].extension}`);
  return { path, kind, at };
});
for (const { path, kind, at } of files) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  KINDS[kind].write(join(folder, path), at);
}
const good = files.filter(({ kind }) => KINDS[kind].good);

const mocks = await startMocks(options.program, ['--no-rate-limits']);
const control = mocks.ready.control.url;
/** Credits that a tenant has spent. One tenant hears the same in the same file, so that all of its runs have one price. */
const creditsOf = async (name) => (await sendJson(control, 'GET', `/tenants/${name}`)).credits.used;

/** Starts `caption` on the folder. `ended` resolves with its code, its lines of JSON, and what it wrote to standard error. */
function start(name, more = []) {
  const args = [
    'caption',
    'in',
    '--to',
    'es',
    '--from',
    'en',
    '--publish',
    'cloudflare-stream,files',
    '--out',
    `out-${name}`,
  ];
  const place = ['--state', `state-${name}`, ...pointingAt(mocks.ready, 'list')];
  const child = spawn(process.execPath, [options.program, ...args, ...place, '--json', ...more], { cwd: folder });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  const ended = new Promise((resolve) =>
    child.once('close', (code) => {
      const lines = stdout
        .split('\n')
        .flatMap((line) => (line.startsWith('{') && line.endsWith('}') ? [JSON.parse(line)] : []));
      resolve({ code, lines, stderr });
    }),
  );
  return { kill: () => child.kill('SIGKILL'), ended };
}

const verdictsOf = (lines) =>
  new Map(lines.filter(({ video }) => video).map((line) => [line.video, line.error?.reason ?? 'done']));

function judge(what, { code, lines, stderr }, name) {
  const verdicts = verdictsOf(lines);
  expect(code === (good.length === files.length ? 0 : 1), `${what}: exit code ${code}`);
  expect(!/^\s+at |Warning/m.test(stderr), `${what}: stderr ${stderr.slice(0, 300)}`);
  expect(
    lines.filter(({ video }) => video).length === files.length,
    `${what}: ${lines.length} lines for ${files.length} files`,
  );
  for (const { path, kind } of files) {
    const isDone = verdicts.get(path) === 'done';
    expect(isDone === KINDS[kind].good, `${what}: ${path} (${kind}) ends with ${verdicts.get(path)}`);
    for (const language of TRACKS) {
      const track = join(folder, `out-${name}`, path.slice(3).replace(/\.[^.]+$/, `.${language}.vtt`));
      expect(existsSync(track) === KINDS[kind].good, `${what}: ${track} is ${existsSync(track) ? '' : 'not '}there`);
    }
  }
  const { summary } = lines.at(-1) ?? {};
  const right = { videos: files.length, captioned: good.length, failed: files.length - good.length, notBegun: 0 };
  for (const [key, value] of Object.entries(right))
    expect(summary?.[key] === value, `${what}: ${key} is ${summary?.[key]}`);
}

const figures = { kills: 0, lost: 0, paid: 0, price: 0 };
try {
  await sendJson(control, 'POST', '/tenants', { name: 'list' });
  const plan = await start('plan', ['--dry-run']).ended;
  const planned = verdictsOf(plan.lines);
  expect((await creditsOf('list')) === 0, 'the plan was paid');
  const begun = performance.now();
  const whole = await start('whole').ended;
  const took = performance.now() - begun;
  judge('without a kill', whole, 'whole');
  for (const [path, reason] of verdictsOf(whole.lines)) {
    expect(
      reason === 'done' || planned.get(path) === reason,
      `--dry-run says of ${path}: ${planned.get(path)}, the run: ${reason}`,
    );
  }
  figures.price = await creditsOf('list');
  const { spent } = whole.lines.at(-1)?.summary ?? {};
  expect(spent?.amount === figures.price, `the summary says ${spent?.amount} credits, the account ${figures.price}`);

  for (let kill = 0; kill < options.kills; kill += 1) {
    const run = start('killed', kill === 0 ? [] : ['--resume']);
    await Promise.race([run.ended, wait(random.below(Math.ceil(took)))]);
    if (run.kill()) figures.kills += 1;
    await run.ended;
  }
  let end = await start('killed', ['--resume']).ended;
  figures.lost = end.lines.filter(({ error }) => error?.kind === 'lost-answer').length;
  if (figures.lost > 0) end = await start('killed', ['--resume', '--pay-again']).ended;
  judge('killed and resumed', end, 'killed');
  figures.paid = (await creditsOf('list')) - figures.price;
  const most = figures.price + figures.lost * MOST_CUES;
  expect(
    figures.paid >= figures.price && figures.paid <= most,
    `${figures.paid} credits paid with kills, ${figures.price} to ${most} expected`,
  );
} catch (error) {
  violations.push(`the script failed: ${error.stack}`);
}
if (!mocks.running()) violations.push('the mocks ended');
await mocks.stop();
rmSync(folder, { recursive: true, force: true });
report(
  `mixed list, seed ${options.seed}`,
  [
    ['files', `${files.length}, of which ${good.length} can be published`],
    ['kills', String(figures.kills)],
    ['answers lost and said so', String(figures.lost)],
    ['credits', `${figures.paid} paid with kills, ${figures.price} without`],
  ],
  violations,
);
