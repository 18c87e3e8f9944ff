import { inspect } from 'node:util';
import { expect } from 'vitest';
import type { TranslatePlusOptions } from '../translateplus.ts';
import { type StubHandler, startStub } from './stub-server.ts';
import { clientOf, KEY } from './translateplus-client.ts';

/** Returns the error of a translation with one answer, and asserts that it does not contain the key. */
export async function failureOf(handler: StubHandler, options?: Partial<TranslatePlusOptions>) {
  const stub = await startStub(handler);
  const { translate, clock } = clientOf(stub.url, options);
  const error = await translate().then(
    () => null,
    (thrown: unknown) => thrown,
  );
  await stub.close();
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(KEY);
  return { error, clock, requests: stub.requests.length };
}
