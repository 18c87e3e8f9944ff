// Carries out what the Dockerfile says, without Docker, in a folder of its own: the build, the size of what the image adds, its start with
// the variables of the image, and its health check. Usage: node test/stress/image.mjs [--most-megabytes 80]
// Needs the registry of npm, or its cache. Takes the committed files. Ends with 1 if a step fails or the image would be too large.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { values } = parseArgs({ options: { 'most-megabytes': { type: 'string', default: '80' } } });
const folder = mkdtempSync(join(tmpdir(), 'image-'));

/** The instructions of the file as [stage, name, text], continued lines joined. */
function instructions() {
  const text = readFileSync(`${root}Dockerfile`, 'utf8')
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '');
  let stage = -1;
  return text.split('\n').flatMap((line) => {
    const [, name = '', rest = ''] = /^(\w+)\s+(.*)$/.exec(line) ?? [];
    if (name === 'FROM') stage += 1;
    return name === '' ? [] : [[stage, name, rest]];
  });
}

const all = instructions();
const last = Math.max(...all.map(([stage]) => stage));
/** Absolute paths of the image, within the folder. */
const placed = (text) => text.replaceAll(/(?<![\w.])\/(app|build|tmp|data)(?=\/|\s|$)/g, `${folder}/$1`);
const bash = (command, cwd) => execFileSync('bash', ['-euo', 'pipefail', '-c', command], { cwd, stdio: 'inherit' });

function build() {
  mkdirSync(`${folder}/build`);
  mkdirSync(`${folder}/tmp`);
  bash(`git archive HEAD | tar --extract --directory '${folder}/build'`, root);
  for (const line of readFileSync(`${root}.dockerignore`, 'utf8').split('\n')) {
    if (/^[\w./]+$/.test(line)) rmSync(join(folder, 'build', line), { recursive: true, force: true });
  }
  for (const [stage, name, text] of all) {
    if (stage === 0 && name === 'RUN')
      bash(placed(text).replaceAll(/ && npm cache clean --force/g, ''), `${folder}/build`);
  }
}

const bytesOf = (path) => {
  const facts = statSync(path, { throwIfNoEntry: false });
  if (facts === undefined) return 0;
  if (!facts.isDirectory()) return facts.size;
  return readdirSync(path).reduce((sum, name) => sum + bytesOf(join(path, name)), 0);
};

/** The first of four free ports, ten apart: as serve takes them. */
const freeBase = () =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port > 60_000 ? port - 20_000 : port));
    });
  });

async function start() {
  const of = (name) => all.findLast(([stage, one]) => stage === last && one === name)?.[2] ?? '';
  const environment = Object.fromEntries(
    [...of('ENV').matchAll(/(\w+)=(\S+)/g)].map(([, name, value]) => [name, value]),
  );
  const words = [...JSON.parse(of('ENTRYPOINT')), ...JSON.parse(of('CMD'))].map(placed);
  const check = JSON.parse(/CMD (\[.*\])$/.exec(of('HEALTHCHECK'))?.[1] ?? '[]');
  const env = { PATH: process.env.PATH, ...environment, CAPTION_HARNESS_PORT_BASE: String(await freeBase()) };
  mkdirSync(`${folder}/data`);
  const server = spawn(words[0], words.slice(1), {
    cwd: `${folder}/data`,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  try {
    for (let at = 0; at < 60; at += 1) {
      try {
        execFileSync(check[0], check.slice(1), { env, stdio: 'ignore' });
        return at;
      } catch {
        await new Promise((done) => setTimeout(done, 500));
      }
    }
    throw new Error('The health check never passed.');
  } finally {
    server.kill();
  }
}

try {
  build();
  if (!existsSync(`${folder}/app/dist`)) throw new Error('The build left no /app/dist.');
  const megabytes = bytesOf(`${folder}/app`) / 1e6;
  console.log(`/app: ${megabytes.toFixed(1)} MB, at most ${values['most-megabytes']}`);
  const tries = await start();
  console.log(`healthy after ${tries} unanswered checks`);
  if (megabytes > Number(values['most-megabytes'])) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
