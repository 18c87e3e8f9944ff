// Sends hostile media files through everything that takes media: origin, Stream (direct upload and copy), Gcore (video and AI task),
// Workers AI and the command `caption`. Tells how fast each refuses, what it says, how much memory it takes, and how fast the
// same process answers another request meanwhile.
//
//   npm run build && node test/stress/media-servers.mjs
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { memoryOf, watchHealth } from './measure.mjs';

const clip = fileURLToPath(new URL('../../fixtures/media/hello-captions.mp4', import.meta.url));

/** The bundled video with one number changed, by the type of box and the offset behind the start of that type. */
const edits = {
  'stts: samples of a length': ['stts', 12, 0xffffffff],
  'ctts: samples of an offset': ['ctts', 12, 0xffffffff],
  'stsz: sizes': ['stsz', 12, 0x7fffffff],
  'stco: chunks': ['stco', 8, 0x80000000],
  'stts: a length': ['stts', 16, 0x7fffffff],
};

/** Hostile files by name. */
export function hostileFiles() {
  const files = {};
  for (const [name, [type, offset, value]] of Object.entries(edits)) {
    const file = readFileSync(clip);
    file.writeUInt32BE(value, file.indexOf(type) + offset);
    files[name] = file;
  }
  return files;
}

/** Starts a program that prints one line of JSON when it is ready. */
async function start(program, args) {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const line = await new Promise((resolve, reject) => {
    child.stdout.setEncoding('utf8').once('data', resolve);
    child.once('exit', (code) => reject(new Error(`${args[0]} ended with ${code}`)));
  });
  const stop = () =>
    new Promise((resolve) => {
      child.removeAllListeners('exit').once('exit', resolve);
      child.kill('SIGTERM');
    });
  return { pid: child.pid, ready: JSON.parse(line), stop };
}

/** Serves files under their numbers on loopback. */
async function serveFiles(files) {
  const server = createServer((request, response) => {
    const file = files[Number(request.url?.slice(1).split('.')[0])];
    if (file) response.writeHead(200, { 'content-length': file.length }).end(request.method === 'HEAD' ? '' : file);
    else response.writeHead(404).end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: (number) => `http://127.0.0.1:${server.address().port}/${number}.mp4`, stop: () => server.close() };
}

async function asked(url, options = {}) {
  const answer = await fetch(url, options);
  const text = await answer.text();
  return { status: answer.status, text, json: /^[[{]/.test(text) ? [JSON.parse(text)].flat()[0] : null };
}

async function until(look) {
  for (let tries = 0; tries < 2_000; tries += 1) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('it never ended');
}

const form = (name, file) => {
  const body = new FormData();
  body.set(name, new Blob([file]), 'film.mp4');
  return { method: 'POST', body };
};
const posted = (headers, body) => ({
  method: 'POST',
  headers: { ...headers, 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

/** Each way in: it sends one file, and returns what is said in the end. */
function entriesOf(origin, providers) {
  const stream = providers['cloudflare-stream'];
  const gcore = providers['gcore-ai'];
  const token = { Authorization: `Bearer ${stream.credentials.apiToken}` };
  const key = { Authorization: `APIKey ${gcore.credentials.apiKey}` };
  const account = `${stream.baseUrl}/accounts/${stream.credentials.accountId}`;
  return {
    'origin: upload': async ({ file }) => (await asked(`${origin}/videos`, form('video', file))).text,
    'Stream: direct upload': async ({ file }) => {
      const { json } = await asked(`${account}/stream/direct_upload`, posted(token, { maxDurationSeconds: 60 }));
      return (await asked(json.result.uploadURL, form('file', file))).text;
    },
    'Stream: copy': async ({ url }) => {
      const { json } = await asked(`${account}/stream/copy`, posted(token, { url }));
      return until(async () => {
        const { json: video } = await asked(`${account}/stream/${json.result.uid}`, { headers: token });
        return ['ready', 'error'].includes(video.result.status.state) && JSON.stringify(video.result.status);
      });
    },
    'Gcore: video': async ({ url }) => {
      const { json } = await asked(
        `${gcore.baseUrl}/streaming/videos`,
        posted(key, { video: { name: 'film', origin_url: url } }),
      );
      return until(async () => {
        const { json: video } = await asked(`${gcore.baseUrl}/streaming/videos/${json.id}`, { headers: key });
        return (video.error !== null || video.status === 'ready') && JSON.stringify([video.status, video.error]);
      });
    },
    'Gcore: AI task': async ({ url }) => {
      const { json } = await asked(
        `${gcore.baseUrl}/streaming/ai/tasks`,
        posted(key, { url, task_name: 'transcription' }),
      );
      return until(async () => {
        const { json: task } = await asked(`${gcore.baseUrl}/streaming/ai/tasks/${json.task_id}`, { headers: key });
        return ['SUCCESS', 'FAILURE'].includes(task.status) && JSON.stringify([task.status, task.result]);
      });
    },
    'Workers AI: run': async ({ file }) =>
      (await asked(`${account}/ai/run/@cf/openai/whisper`, { method: 'POST', headers: token, body: file })).text,
  };
}

/**
 * Sends every file through every way in, with the built program.
 * @returns one row for each: milliseconds to the answer, what it says, resident megabytes, health p99 and max
 */
export async function measureServers(program, files) {
  const folder = mkdtempSync(join(tmpdir(), 'media-servers-'));
  const served = await serveFiles(Object.values(files));
  const running = [];
  const begin = async (...args) => {
    const one = await start(program, [...args, '--json']);
    running.push(one);
    return one;
  };
  const rows = [];
  try {
    const serve = await begin('serve', '--ports', 'auto', '--clock', 'scaled:200');
    const origin = await begin('origin', '--port', '0', '--data', folder);
    const { control, providers } = serve.ready;
    const entries = entriesOf(origin.ready.url, providers);
    for (const [entry, send] of Object.entries(entries)) {
      const isOrigin = entry.startsWith('origin');
      const { pid } = isOrigin ? origin : serve;
      const health = isOrigin ? [origin.ready.url, '/videos'] : [control.url, '/health'];
      for (const [number, [name, file]] of Object.entries(files).entries()) {
        rows.push({
          entry,
          file: name,
          ...(await measured({ pid, health, send: () => send({ file, url: served.url(number) }) })),
        });
      }
    }
    for (const [name, file] of Object.entries(files))
      rows.push({ entry: 'caption', file: name, ...(await captioned(program, folder, file)) });
    return rows;
  } finally {
    await Promise.all(running.map(({ stop }) => stop()));
    served.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measured({ pid, health: [url, path], send }) {
  // A server loads its app at the first request: that is not the file's doing.
  await fetch(url + path);
  let peak = 0;
  const sampling = setInterval(() => {
    peak = Math.max(peak, memoryOf(pid).own);
  }, 10);
  let said = '';
  let ms = 0;
  const health = await watchHealth(Number(new URL(url).port), path, async (stop) => {
    const began = performance.now();
    said = await send().finally(stop);
    ms = Math.round(performance.now() - began);
  });
  clearInterval(sampling);
  return { ms, said, megabytes: Math.round(peak / 1e6), 'health p99': health.p99, 'health max': health.max };
}

async function captioned(program, folder, file) {
  const path = join(folder, 'film.mp4');
  writeFileSync(path, file);
  const began = performance.now();
  const args = ['--to', 'es', '--transcriber', 'gcore-ai', '--state', join(folder, 'state')];
  const child = spawn(process.execPath, [program, 'caption', path, ...args]);
  let peak = 0;
  const sampling = setInterval(() => {
    peak = Math.max(peak, memoryOf(child.pid).own);
  }, 10);
  child.stdout.resume();
  const said = (await child.stderr.setEncoding('utf8').toArray()).join('');
  clearInterval(sampling);
  return { ms: Math.round(performance.now() - began), said, megabytes: Math.round(peak / 1e6) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const program = fileURLToPath(new URL('../../dist/bin/caption-harness.js', import.meta.url));
  const rows = await measureServers(program, hostileFiles());
  console.table(rows.map((row) => ({ ...row, said: row.said.replaceAll(/\s+/g, ' ').slice(0, 110) })));
  const isOver = ({ ms, megabytes, ...row }) => ms > 2_000 || megabytes > 300 || row['health max'] > 100;
  const over = rows.filter(isOver);
  for (const { entry, file } of over) console.log(`BROKEN: ${entry}: ${file}`);
  process.exitCode = over.length > 0 ? 1 : 0;
}
