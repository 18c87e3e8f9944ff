// A 2 GB video with its sound on its own, uploaded to the origin in a process of its own, captioned, and read back whole: the
// peak of its resident set (Linux: VmHWM), and the rates. The mocks run in this process, so that they do not count.
// Run: node origin.mjs [bytes]. Exits 1 when the bound is not held.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { buildCode } from '../scripts/code.mjs';

const SIZE = Number(process.argv[2] ?? 2_000_000_000);
const MOST_BYTES = 130_000_000;
const root = fileURLToPath(new URL('../', import.meta.url));
const hello = readFileSync(join(root, 'fixtures/media/hello-captions.mp4'));
// Programs find the page and the fixtures above themselves.
const folder = mkdtempSync(join(root, 'bench/node_modules/.origin-'));
const data = mkdtempSync(join(tmpdir(), 'origin-bench-'));

await buildCode(folder);
const stand = spawn(process.execPath, [join(folder, 'caption-harness.js'), 'serve', '--json', '--ports', 'auto'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
let origin;
try {
  const { control, providers } = JSON.parse(await firstLine(stand));
  const urls = Object.entries(providers).flatMap(([name, { baseUrl }]) => ['--url', `${name}=${baseUrl}`]);
  const flags = ['--port', '0', '--data', data, '--json', '--control', control.url, '--max-megabytes', '4000', ...urls];
  origin = spawn(process.execPath, [join(folder, 'caption-harness.js'), 'origin', ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { url } = JSON.parse(await firstLine(origin));
  const start = resident();
  const begun = performance.now();
  const { status, text } = await send(`${url}/videos?to=es`);
  if (status !== 202) throw new Error(`${status} ${text}`);
  const uploaded = performance.now();
  const { id, url: path } = JSON.parse(text);
  let video;
  do {
    await new Promise((next) => setTimeout(next, 200));
    video = await (await fetch(`${url}/videos/${id}`)).json();
  } while (['queued', 'working'].includes(video.job.state));
  const captioned = performance.now();
  const middle = resident();
  let read = 0;
  for await (const chunk of (await fetch(`${url}${path}`)).body) read += chunk.length;
  const ended = performance.now();
  const peak = resident();
  const rate = (from, to) => `${Math.round(SIZE / 1000 / (to - from))} MB/s`;
  console.log(
    `upload ${rate(begun, uploaded)}, job ${Math.round(captioned - uploaded)} ms, download ${rate(captioned, ended)}`,
  );
  console.log(
    `resident: ${Math.round(start / 1e6)} MB at first, ${Math.round(middle / 1e6)} MB when captioned, ${Math.round(peak / 1e6)} MB at most`,
  );
  const good = peak <= MOST_BYTES && read === SIZE && video.job.state === 'done' && video.tracks.length === 2;
  console.log(good ? 'held' : `NOT HELD: ${JSON.stringify({ peak, read, job: video.job })}`);
  process.exitCode = good ? 0 : 1;
} finally {
  origin?.kill();
  stand.kill();
  for (const path of [folder, data]) rmSync(path, { recursive: true, force: true });
}

/** Highest resident set so far, in bytes. */
function resident() {
  const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${origin.pid}/status`, 'utf8'));
  return Number(kilobytes) * 1024;
}

/** The form: the bundled video with a box of zeros behind it that players skip (ISO/IEC 14496-12, 8.1.2). */
function send(to) {
  const boundary = 'bench';
  const part = (name) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"; filename="${name}.mp4"\r\nContent-Type: video/mp4\r\n\r\n`;
  async function* body() {
    yield part('audio');
    yield hello;
    yield `\r\n${part('video')}`;
    yield hello;
    let left = SIZE - hello.length;
    const box = Buffer.alloc(16);
    box.writeUInt32BE(1);
    box.write('free', 4);
    box.writeBigUInt64BE(BigInt(left), 8);
    yield box;
    left -= box.length;
    const zeros = Buffer.alloc(1 << 20);
    for (; left > 0; left -= zeros.length) yield left < zeros.length ? zeros.subarray(0, left) : zeros;
    yield `\r\n--${boundary}--\r\n`;
  }
  return new Promise((resolve, reject) => {
    const headers = { 'Content-Type': `multipart/form-data; boundary=${boundary}` };
    const sending = request(to, { method: 'POST', headers }, async (answer) => {
      const chunks = [];
      for await (const chunk of answer) chunks.push(chunk);
      resolve({ status: answer.statusCode, text: Buffer.concat(chunks).toString() });
    });
    sending.on('error', reject);
    pipeline(Readable.from(body()), sending).catch(reject);
  });
}

function firstLine(child) {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (part) => {
      text += part;
      if (text.includes('\n')) resolve(text);
    });
    child.once('exit', (code) => reject(new Error(`a program ended with ${code}`)));
  });
}
