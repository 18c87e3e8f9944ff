// miniflare's simulator of the STREAM binding behind the REST paths of Stream. `node stream-simulator.mjs [port]`, after
// `npm ci --ignore-scripts --prefix examples/worker`. Every video is copied from the same clip, without a network.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const worker = createRequire(new URL('../../../examples/worker/package.json', import.meta.url));
const { Miniflare } = await import(pathToFileURL(worker.resolve('miniflare')).href);
const clip = readFileSync(new URL('../../../fixtures/media/hello-captions.mp4', import.meta.url));

const files = createServer((_request, response) => response.setHeader('Content-Type', 'video/mp4').end(clip));
await new Promise((done) => files.listen(0, '127.0.0.1', done));

const miniflare = new Miniflare({
  cf: false,
  host: '127.0.0.1',
  port: Number(process.argv[2] ?? 4010),
  modules: true,
  script: readFileSync(new URL('stream-worker.js', import.meta.url), 'utf8'),
  compatibilityDate: '2026-04-01',
  stream: { binding: 'STREAM' },
  bindings: { CLIP: `http://127.0.0.1:${files.address().port}/talk.mp4` },
});
const url = await miniflare.ready;
console.log(`listening on http://127.0.0.1:${url.port}`);
process.on('SIGTERM', () => miniflare.dispose().then(() => process.exit(0)));
