// Covers: page.ts, page-files.ts

import { get } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PAGE_FILES } from './page-files.ts';
import { type TestOrigin, useOrigin } from './test-support/start.ts';

let at: TestOrigin;
beforeAll(async () => {
  at = await useOrigin();
});
afterAll(() => at.close());

/** Bytes of an answer as they are sent. */
const sentBytes = (path: string): Promise<{ coding: string | undefined; bytes: number }> =>
  new Promise((resolve, reject) => {
    get(at.origin.url + path, { headers: { 'Accept-Encoding': 'gzip' } }, (answer) => {
      let bytes = 0;
      answer.on('data', (piece: Buffer) => {
        bytes += piece.length;
      });
      answer.on('end', () => resolve({ coding: answer.headers['content-encoding'], bytes }));
    }).on('error', reject);
  });

describe('the page', () => {
  it('weighs less than 80 kB as it is sent', async () => {
    let whole = 0;
    for (const path of Object.keys(PAGE_FILES)) {
      const { coding, bytes } = await sentBytes(path);
      if (bytes > 1_000) expect([path, coding]).toEqual([path, 'gzip']);
      whole += bytes;
    }
    expect(whole).toBeGreaterThan(15_000);
    expect(whole).toBeLessThan(80_000);
  });

  it('asks nothing of other hosts, and forbids it', async () => {
    for (const path of Object.keys(PAGE_FILES)) {
      const answer = await fetch(at.origin.url + path);
      expect(answer.headers.get('content-security-policy')).toBe(
        "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; form-action 'none'; base-uri 'none'",
      );
      expect((await answer.text()).match(/(?:https?:)?\/\/[a-z0-9-]+\.[a-z]{2,}/g) ?? []).toEqual([]);
    }
  });
});
