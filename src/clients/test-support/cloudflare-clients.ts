import { inspect } from 'node:util';
import { expect } from 'vitest';
import { type CloudflareOptions, createCloudflareStreamClient } from '../cloudflare-stream.ts';
import { createWorkersAiClient } from '../workers-ai.ts';
import { createJumpingClock } from './jumping-clock.ts';
import { type StubHandler, sendJson, startStub } from './stub-server.ts';

/** A token whose letters occur nowhere else. */
export const TOKEN = 'secret-token-0815';
export const ACCOUNT = '023e105f4ecef8ad9ca31a8372d0c353';
export const VIDEO = 'ea95132c15732412d22c1476fa83f27a';
export const FILE = 'WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nHello world\n';

/** Clients of a server at this URL, with a clock that jumps. */
export function clientsOf(baseUrl: string, options: Partial<CloudflareOptions> = {}) {
  const clock = createJumpingClock();
  const all = { baseUrl, accountId: ACCOUNT, apiToken: TOKEN, clock, random: () => 0, ...options } as CloudflareOptions;
  return { clock, stream: createCloudflareStreamClient(all), ai: createWorkersAiClient(all) };
}

type Clients = ReturnType<typeof clientsOf>;

/** Returns the result of a call with a stub's answers, and asserts that it does not contain the token. */
export async function outcomeOf<T>(
  handler: StubHandler,
  call: (clients: Clients) => Promise<T>,
  options?: Partial<CloudflareOptions>,
) {
  const stub = await startStub(handler);
  const clients = clientsOf(`${stub.url}/client/v4`, options);
  const [value, error] = await call(clients).then(
    (result) => [result, null] as const,
    (thrown: unknown) => [null, thrown] as const,
  );
  await stub.close();
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(TOKEN);
  return { value, error, requests: stub.requests, clock: clients.clock };
}

/** Answers every request with the envelope of a success. */
export const success =
  (result: unknown, more: object = {}): StubHandler =>
  (response) =>
    sendJson(response, 200, { result, success: true, errors: [], messages: [], ...more });

/** Answers with refusals and results in turn; the last one stays. */
export const inTurn =
  (...handlers: readonly StubHandler[]): StubHandler =>
  (response, index, request) =>
    handlers[Math.min(index, handlers.length - 1)]?.(response, index, request);

/** A refusal as Stream sends it. */
export const refusal =
  (status: number, code: number, message = 'no', more: object = { result: null, messages: null }): StubHandler =>
  (response) =>
    sendJson(response, status, { success: false, errors: [{ code, message }], ...more });
