// miniflare's simulator of the STREAM binding behind the REST paths of Stream. `node stream-simulator.mjs [port]`, after
// `npm ci --ignore-scripts --prefix examples/worker`. Every video is copied from the same clip, without a network.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const worker = createRequire(new URL('../../../examples/worker/package.json', import.meta.url));
const { Miniflare, Response } = await import(pathToFileURL(worker.resolve('miniflare')).href);
const clip = readFileSync(new URL('../../../fixtures/media/hello-captions.mp4', import.meta.url));

const miniflare = new Miniflare({
  cf: false,
  host: '127.0.0.1',
  port: Number(process.argv[2] ?? 4010),
  modules: true,
  script: readFileSync(new URL('stream-worker.js', import.meta.url), 'utf8'),
  compatibilityDate: '2026-04-01',
  stream: { binding: 'STREAM' },
  outboundService: () => new Response(clip, { headers: { 'Content-Type': 'video/mp4' } }),
});
const url = await miniflare.ready;
console.log(`listening on http://127.0.0.1:${url.port}`);
process.on('SIGTERM', () => miniflare.dispose().then(() => process.exit(0)));
