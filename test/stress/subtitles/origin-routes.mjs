import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProbed, statusOf } from './probed.mjs';

const CLIP = new URL('../../../fixtures/media/hello-captions.mp4', import.meta.url);

/** An origin with one captioned video, and its routes that read or write subtitle text: `limit` is the largest file in bytes. */
export async function originRoutes(program) {
  const data = mkdtempSync(join(tmpdir(), 'subtitle-stalls-'));
  const origin = await startProbed(program, ['origin', '--json', '--port', '0', '--data', data]);
  const form = new FormData();
  form.set('to', 'es');
  form.set('video', new Blob([readFileSync(CLIP)]), 'film.mp4');
  let video = await (await fetch(`${origin.ready.url}/videos`, { method: 'POST', body: form })).json();
  while (!['done', 'failed'].includes(video.job.state)) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    video = await (await fetch(`${origin.ready.url}/videos/${video.id}`)).json();
  }
  if (video.job.state !== 'done') throw new Error(JSON.stringify(video));
  // As if the transcriber had answered with it.
  const stored = join(data, 'objects', 'videos', video.id, 'captions', 'es.vtt');
  const address = `${origin.ready.url}/videos/${video.id}/captions/es`;
  const edit = (cue) => async (vtt) => {
    writeFileSync(stored, vtt);
    const body = JSON.stringify({ cue, text: 'Something else' });
    return statusOf(address, { method: 'PATCH', headers: { 'Content-Type': 'application/json' }, body });
  };
  const stop = async () => {
    await origin.stop();
    rmSync(data, { recursive: true, force: true });
  };
  const findings = async (vtt) => {
    writeFileSync(stored, vtt);
    return statusOf(`${address}/findings`);
  };
  const routes = {
    'origin: PATCH cue': { limit: 20e6, send: edit(0) },
    'origin: GET findings': { limit: 20e6, send: findings },
  };
  return { ...origin, stop, routes };
}
