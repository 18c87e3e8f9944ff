import { describe, expect, it } from 'vitest';
import { stubsOfEachTest } from '../test-support/closing.ts';
import { transportTo } from '../test-support/example-transport.ts';
import { sendJson } from '../test-support/stub-server.ts';

const { stubbed } = stubsOfEachTest();

describe('redirects', () => {
  it.each([
    [301, 'GET', 'safe', true],
    [302, 'GET', 'safe', true],
    [307, 'GET', 'safe', true],
    [308, 'GET', 'safe', true],
    [307, 'POST', 'costly', true],
    [308, 'POST', 'costly', true],
    [301, 'POST', 'costly', false],
    [302, 'POST', 'costly', false],
    [303, 'POST', 'costly', false],
  ] as const)('%s of a %s within the origin', async (status, method, repeat, followed) => {
    const stub = await stubbed((response, index) =>
      index === 0 ? response.writeHead(status, { Location: '/path/' }).end() : sendJson(response, 200, {}),
    );
    const answer = await transportTo(stub.url).send(repeat, { headers: { 'X-Key': 'k' } });
    expect(answer.status).toBe(followed ? 200 : status);
    const urls = stub.requests.map((request) => `${request.method} ${request.url} ${request.headers['x-key']}`);
    expect(urls).toEqual(followed ? [`${method} /path k`, `${method} /path/ k`] : [`${method} /path k`]);
    if (followed) expect(stub.requests[1]?.body).toBe(stub.requests[0]?.body);
  });

  it('never goes to another origin', async () => {
    const other = await stubbed((response) => response.end());
    const stub = await stubbed((response) => response.writeHead(308, { Location: `${other.url}/path` }).end());
    await expect(transportTo(stub.url).send('safe')).resolves.toMatchObject({ status: 308 });
    expect(other.requests).toHaveLength(0);
  });

  it('ends a circle', async () => {
    const stub = await stubbed((response) => response.writeHead(307, { Location: '/path' }).end());
    await expect(transportTo(stub.url).send('costly')).resolves.toMatchObject({ status: 307 });
    expect(stub.requests.length).toBeLessThan(10);
  });
});
