// Covers: ../../src/pages/pages-folder.ts

import { readFileSync } from 'node:fs';
import supertest from 'supertest';
import { expect, it } from 'vitest';
import { pagesFolder } from '../../src/pages/pages-folder.ts';
import { bareApp } from '../kernel/http/bare-app.ts';
import { inspectorRoutes } from './routes.ts';

const app = bareApp();
inspectorRoutes(app);

it.each(['text/html', 'application/json', '*/*', ''])('is a page at the root for Accept %j', async (accept) => {
  const answer = await supertest(app).get('/').set('Accept', accept);
  expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  expect(answer.headers['content-security-policy']).toContain("default-src 'self'");
  expect(answer.text).toContain('/inspector.js');
});

it('weighs less than 100 kB as it is sent', async () => {
  let bytes = 0;
  for (const path of ['/', '/inspector.js', '/inspector.css']) {
    const answer = await supertest(app)
      .get(path)
      .set('Accept-Encoding', 'br')
      .buffer(true)
      .parse((stream, done) => {
        stream.on('data', (piece: Buffer) => {
          bytes += piece.length;
        });
        stream.on('end', () => done(null, null));
      });
    expect(answer.headers['content-encoding']).toBe('br');
  }
  expect(bytes).toBeGreaterThan(2_000);
  expect(bytes).toBeLessThan(100_000);
});

it('asks nothing of other hosts', () => {
  for (const name of ['inspector.html', 'inspector.js', 'inspector.css']) {
    const text = readFileSync(new URL(name, pagesFolder()), 'utf8');
    expect(text.match(/(?:https?:)?\/\/[a-z0-9-]+\.[a-z]{2,}/g) ?? []).toEqual([]);
  }
});
