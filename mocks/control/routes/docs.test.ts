import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contracts } from '../../../src/contracts/contracts.ts';
import { controlOperations } from '../../../src/contracts/control/operations.ts';
import { providerRows } from '../../../src/contracts/providers.ts';
import { type RunningWorld, startWorld } from '../../start.ts';

describe('the pages under /docs', () => {
  let running: RunningWorld;
  beforeAll(async () => {
    running = await startWorld({ controlToken: 'se-cret' });
  });
  afterAll(() => running.close());
  const get = async (path: string) => {
    const answer = await fetch(`${running.control.url}${path}`);
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };

  it('show every operation and refusal of a server, and need no token', async () => {
    for (const [id, { listener }] of providerRows) {
      const { status, text } = await get(`/docs/${listener.id}`);
      expect(status).toBe(200);
      for (const operation of contracts[id].operations) {
        expect(text).toContain(`<section id="${operation.id}">`);
        for (const failure of operation.failures) expect(text).toContain(`<code>${failure}</code>`);
      }
    }
    const { text } = await get('/docs/control');
    for (const { id } of controlOperations) expect(text).toContain(`<section id="${id}">`);
  });

  it('begin at /docs, and link to each other', async () => {
    const { text } = await get('/docs');
    const links = [...text.matchAll(/href="(\/docs\/[\w-]+)"/g)].map(([, path = '']) => path);
    expect(links.length).toBeGreaterThan(2);
    for (const path of links) expect((await get(path)).status).toBe(200);
  });

  it('load and run nothing', async () => {
    const { headers, text } = await get('/docs');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';/);
    expect(text).not.toMatch(/<(?:script|img|link|iframe|object|base|form)\b|\son\w+=|url\(|@import/i);
    expect([...text.matchAll(/href="([^"]*)"/g)].every(([, to = '']) => /^(?:#|\/docs\/)/.test(to))).toBe(true);
  });

  it('do not exist for unknown names; everything else needs the token', async () => {
    const { status, text } = await get('/docs/nothing');
    expect([status, JSON.parse(text).error.code]).toEqual([404, 'docs-unknown']);
    for (const path of ['/docs/a/b', '/docs/../tenants', '/tenants', '/openapi.json'])
      expect((await get(path)).status).toBe(401);
  });
});
