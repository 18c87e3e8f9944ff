import request from 'supertest';
import { World, type WorldOptions } from '../../kernel/world/world.ts';
import { createTranslatePlusApp } from '../../translateplus/app.ts';
import { createControlApp } from '../app.ts';

/** A subtitle file of one cue. */
export const HELLO = '1\n00:00:01,000 --> 00:00:02,000\nHello world\n';

/** A world with its control API and one mock, without listeners. */
export function controlBench(options: WorldOptions = {}) {
  const world = new World({ settings: { clock: 'manual' }, ...options });
  const control = createControlApp(world, { version: '1.2.3', providers: ['translateplus'] });
  const translatePlus = createTranslatePlusApp(world);
  return {
    world,
    control,
    get: (path: string) => request(control).get(path),
    post: (path: string, body: object = {}) => request(control).post(path).send(body),
    /** Asks TranslatePlus for a translation as a tenant. */
    translate: (tenant: string, body: object = {}) =>
      request(translatePlus)
        .post('/v2/translate/subtitles')
        .set('X-API-KEY', `mock_${tenant}`)
        .send({ format: 'srt', content: HELLO, source: 'en', target: 'es', ...body }),
    /** Sends a GET to TranslatePlus as a tenant. */
    visit: (tenant: string, path: string) => request(translatePlus).get(path).set('X-API-KEY', `mock_${tenant}`),
  };
}
