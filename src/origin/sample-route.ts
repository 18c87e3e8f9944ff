import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Express } from 'express';
import type { Clock } from '../base/clock.ts';
import { notFound } from './http/errors.ts';
import { otherMethods } from './http/other-methods.ts';
import { sendObject } from './http/send-object.ts';
import { openFile } from './store/open-file.ts';

const SAMPLE = 'fixtures/media/hello-captions.mp4';

/** Serves the bundled sample, which the page offers at a first visit. */
export function sampleRoute(app: Express, clock: Clock): void {
  const path = findSample();
  app.get('/sample.mp4', async (request, response) => {
    const sample = path === null ? null : await openFile(path);
    if (sample === null) throw notFound('sample');
    response.set({ 'Content-Type': 'video/mp4', 'Cache-Control': 'no-cache' });
    await sendObject(request, response, sample, clock.now());
  });
  app.all('/sample.mp4', otherMethods('GET'));
}

/** Finds the sample in the package, above the sources or the built programs; null where it is missing. */
function findSample(): string | null {
  let folder = new URL('.', import.meta.url);
  for (let up = 0; up < 8; up += 1, folder = new URL('../', folder)) {
    const path = fileURLToPath(new URL(SAMPLE, folder));
    if (existsSync(path)) return path;
  }
  return null;
}
