// Covers: find-media.ts

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { startGcore } from '../../../test/support/gcore-bench.ts';

// The mock waits for five real seconds.
it('a file on this machine whose server says nothing fails the task; the account answers meanwhile', {
  timeout: 30_000,
}, async () => {
  const gcore = await startGcore();
  const server = createServer(() => {});
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const id = await gcore.task({ url });
  const passing = gcore.advance(60);
  await expect
    .poll(async () => (await gcore.send('GET', `/streaming/ai/tasks/${id}`)).body.status, { timeout: 3000 })
    .toBe('STARTED');
  const cancelled = await gcore.task({ url: `${url}/other` });
  await gcore.send('POST', `/streaming/ai/tasks/${cancelled}/cancel`);
  await passing;
  expect((await gcore.send('GET', `/streaming/ai/tasks/${id}`)).body).toMatchObject({
    status: 'FAILURE',
    result: { error: 'Network timeout occurred' },
  });
});
