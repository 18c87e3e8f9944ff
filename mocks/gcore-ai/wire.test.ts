// Covers: ../kernel/http/operation-index.ts, app.ts, routes/credential.ts, routes/errors.ts

import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { failures } from '../../src/contracts/gcore-ai/failures.ts';
import { operations } from '../../src/contracts/gcore-ai/operations.ts';
import { type Gcore, startGcore } from '../../test/support/gcore-bench.ts';

const url = 'https://media.example.com/a.mp4';

/** Sends bytes as they are and returns everything that comes back. */
function wire(gcore: Gcore, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(gcore.baseUrl).port), '127.0.0.1', () => socket.end(bytes));
    let text = '';
    socket.setEncoding('utf8').on('data', (chunk) => {
      text += chunk;
    });
    socket.once('close', () => resolve(text)).once('error', reject);
  });
}

describe('credentials', () => {
  it.each([
    [undefined, 401, 'Authentication credentials were not provided.'],
    ['Basic eDp5', 401, 'Authentication credentials were not provided.'],
    ['APIKey', 401, 'Authentication credentials were not provided.'],
    ['mock_demo', 401, 'Authentication credentials were not provided.'],
    ['APIKey 29841$unknown', 401, 'Bad token: 29841'],
    ['APIKey secretsecret', 401, 'Bad token: secre'],
    ['APIKey mock_demo.expired', 401, 'Token is invalid or expired'],
    ['Bearer mock_demo', 401, 'Given token not valid for any token type'],
    ['APIKey mock_demo.none', 403, 'You do not have permission to perform this action.'],
    ['APIKey mock_demo', 200, null],
    ['apikey mock_demo', 200, null],
    ['APIKEY mock_demo.read', 200, null],
    ['APIKey 1234$abcd...', 200, null],
    ['APIKey {your_api_key}', 200, null],
    ['APIKey My API Key', 200, null],
  ])('%s: %i', async (authorization, status, error) => {
    const gcore = await startGcore();
    const headers = authorization === undefined ? {} : { authorization };
    const response = await fetch(`${gcore.baseUrl}/streaming/ai/tasks`, { headers });
    expect(response.status).toBe(status);
    if (error !== null) expect(await response.json()).toEqual({ error });
  });

  it('that only read are refused with 403 where something would change', async () => {
    const gcore = await startGcore();
    const read = { token: 'mock_demo.read' };
    for (const { method, path } of operations) {
      const answer = await gcore.send(method.toUpperCase(), path.replace(/\{\w+\}/g, '1'), undefined, read);
      expect([method, path, answer.status === 403]).toEqual([method, path, method !== 'get']);
    }
  });

  it('as Bearer tokens are accepted if the switch says so', async () => {
    const gcore = await startGcore({ switches: { bearer: 'accept' } });
    const headers = { authorization: 'Bearer mock_demo' };
    expect((await fetch(`${gcore.baseUrl}/streaming/videos`, { headers })).status).toBe(200);
  });
});

describe('a request outside the API', () => {
  it.each([
    ['GET', '/', 404],
    ['GET', '/streaming', 404],
    ['GET', '/streaming/ai', 404],
    ['GET', '/streaming/AI/tasks', 404],
    ['GET', '/streaming/%zz', 404],
    ['GET', '/streaming/ai/tasks/%zz', 404],
    ['DELETE', '/streaming/ai/tasks', 405],
    ['PUT', '/streaming/videos/1', 405],
    ['OPTIONS', '/streaming/videos', 405],
    ['PATCH', '/streaming/ai/tasks/x/cancel', 405],
  ])('%s %s: %i', async (method, path, status) => {
    const gcore = await startGcore();
    const answer = await gcore.send(method, path);
    expect([answer.status, answer.body]).toEqual([status, { status, error: expect.any(String) }]);
    expect(answer.headers.get('allow') !== null).toBe(status === 405);
  });

  it.each(['{', '[1]', '"text"', 'null', '\xff'])(
    'the body %s is refused with 400, in the shape of the path',
    async (raw) => {
      const gcore = await startGcore();
      const headers = { 'Content-Type': 'application/json' };
      const ai = await gcore.send('POST', '/streaming/ai/tasks', undefined, { raw, headers });
      expect([ai.status, ai.body]).toEqual([400, { error: expect.any(String) }]);
      const other = await gcore.send('POST', '/streaming/videos', undefined, { raw, headers });
      expect([other.status, other.body]).toEqual([400, { status: 400, error: expect.any(String) }]);
    },
  );

  it('a body of another type is refused with 415, an absent one is an empty object', async () => {
    const gcore = await startGcore();
    const form = { raw: `url=${url}`, headers: { 'Content-Type': 'application/x-www-form-urlencoded' } };
    const answer = await gcore.send('POST', '/streaming/ai/tasks', undefined, form);
    expect([answer.status, answer.body]).toEqual([415, { status: 415, error: expect.any(String) }]);
    expect((await gcore.send('POST', '/streaming/ai/tasks')).body).toEqual({ error: '"url" is not specified' });
    const charset = { raw: JSON.stringify({ url }), headers: { 'Content-Type': 'Application/JSON; charset=utf-8' } };
    expect((await gcore.send('POST', '/streaming/ai/tasks', undefined, charset)).status).toBe(201);
  });

  it('broken HTTP is answered in the shape of the API', async () => {
    const gcore = await startGcore();
    expect(await wire(gcore, 'NONSENSE\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 400 [\s\S]*\{"status":400,"error":"Bad Request"\}$/,
    );
    const long = `GET / HTTP/1.1\r\nhost: localhost\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`;
    expect(await wire(gcore, long)).toMatch(/^HTTP\/1\.1 431 [\s\S]*"status":431/);
  });

  it('a cancelled task may carry a content type without a body, or any body', async () => {
    const gcore = await startGcore();
    const id = await gcore.task({ url });
    const headers = { 'Content-Type': 'application/json' };
    const path = `/streaming/ai/tasks/${id}/cancel`;
    expect((await gcore.send('POST', path, undefined, { headers })).status).toBe(202);
    expect((await gcore.send('POST', path, undefined, { headers, raw: '{' })).status).toBe(412);
  });
});

describe('faults', () => {
  it('can answer with every catalogued refusal, as the table has it', async () => {
    const gcore = await startGcore();
    for (const [failure, row] of Object.entries(failures)) {
      gcore.tenant.addFault({ times: 1, effect: { type: 'failure', failure } });
      const answer = await gcore.send('GET', '/streaming/videos');
      expect([failure, answer.status, Object.keys(answer.body)]).toEqual([failure, row.status, Object.keys(row.body)]);
    }
  });
});

describe('the journal', () => {
  it('says what was answered and why, without the token', async () => {
    const gcore = await startGcore();
    await gcore.task({ url });
    const [entry] = gcore.tenant.journal.entries;
    expect(entry).toMatchObject({ provider: 'gcore-ai', operation: 'createTask', rule: 'createTask', status: 201 });
    expect(JSON.stringify(entry)).not.toContain('mock_demo');
  });

  it('keeps what opens the source of a video to itself, in any form of the request', async () => {
    const gcore = await startGcore();
    const video = { name: 'x', origin_url: url, origin_http_headers: 'Authorization: Bearer hush-hush' };
    await gcore.send('POST', '/streaming/videos', video);
    await gcore.send('POST', '/streaming/videos', { video });
    await gcore.send('POST', '/streaming/videos/batch', { videos: [{ name: 'y' }, { ...video, priority: 99 }] });
    const journal = JSON.stringify(gcore.tenant.journal.entries);
    expect(journal).toContain('origin_http_headers');
    expect(journal).not.toContain('hush-hush');
  });
});

describe('two accounts', () => {
  it('see nothing of each other', async () => {
    const gcore = await startGcore();
    const id = await gcore.task({ url });
    const other = { token: 'mock_other' };
    expect((await gcore.send('GET', `/streaming/ai/tasks/${id}`, undefined, other)).status).toBe(404);
    expect((await gcore.send('GET', '/streaming/ai/tasks', undefined, other)).body.count).toBe(0);
  });

  it('with the same name and seed get the same ids', async () => {
    const [one, two] = [await startGcore(), await startGcore()];
    expect(await one.task({ url })).toBe(await two.task({ url }));
    const third = await startGcore({ seed: 2 });
    expect(await third.task({ url })).not.toBe(await one.task({ url }));
  });
});
