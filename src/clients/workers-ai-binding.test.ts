// Covers: workers-ai-binding/binding-fetch.ts, workers-ai-binding/error-code.ts

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningWorld, startWorld } from '../../mocks/start.ts';
import { aiFailures } from '../contracts/workers-ai/failures.ts';
import { createJumpingClock } from './test-support/jumping-clock.ts';
import type { WhisperModel } from './workers-ai/types.ts';
import { createWorkersAiClient } from './workers-ai.ts';
import { refusalIn } from './workers-ai-binding/error-code.ts';
import { type AiBinding, workersAiFromBinding } from './workers-ai-binding.ts';

const speech = readFileSync(new URL('../../fixtures/media/hello-captions.mp4', import.meta.url));

/** A binding that answers or fails with one value, and what it was called with. */
function binding(outcome: () => Promise<unknown>) {
  const calls: unknown[][] = [];
  const ai: AiBinding = {
    run(...args) {
      calls.push(args);
      return outcome();
    },
  };
  const client = workersAiFromBinding(ai, { clock: createJumpingClock(), random: () => 0 });
  return { calls, client };
}
const failing = (message: string) => binding(() => Promise.reject(new Error(message)));
const errorOf = (client: ReturnType<typeof failing>['client']) =>
  client.transcribe({ audio: 'abc' }).catch((error: unknown) => error);

describe('inputs', () => {
  it('gives turbo its JSON, the model by its name, and a signal', async () => {
    const { calls, client } = binding(async () => ({ text: 'Hello' }));
    await client.transcribe({ audio: 'abc', language: 'de', vadFilter: true });
    const inputs = { audio: 'YWJj', language: 'de', vad_filter: true };
    expect(calls).toEqual([['@cf/openai/whisper-large-v3-turbo', inputs, { signal: expect.any(AbortSignal) }]]);
  });

  it.each<[string, string | Blob | Uint8Array]>([
    ['text', 'abc'],
    ['a Blob', new Blob(['abc'])],
    ['bytes', Buffer.from('abc')],
  ])('gives whisper every byte of %s as a number', async (_kind, audio) => {
    const { calls, client } = binding(async () => ({ text: 'Hello' }));
    await client.transcribe({ audio, model: '@cf/openai/whisper' });
    expect(calls[0]?.slice(0, 2)).toEqual(['@cf/openai/whisper', { audio: [97, 98, 99] }]);
  });
});

describe('errors', () => {
  it.each([
    ['AiError: 5006: Error: required properties', 'bad-request', 5006],
    ['5007: No such model', 'bad-request', 5007],
    ['AiError: 3042: The model name is invalid', 'not-found', 3042],
    ['3006: Request is too large', 'too-large', 3006],
    ['Error: AiError: 5018: not allowed', 'key', 5018],
    ['AiError: 5005: wrong method', 'permission', 5005],
    ['AiError: 5016: User has not agreed to Llama3.2 model terms', 'key', 5016],
    ['AiError: 5035: This model requires a Workers Paid plan', 'key', 5035],
    ['InferenceUpstreamError: AiError: 3010: Unsupported audio input', 'bad-request', 3010],
  ])('%s is %s, after one attempt', async (message, kind, code) => {
    const { calls, client } = failing(message);
    expect(await errorOf(client)).toMatchObject({ kind, codes: [code], detail: expect.stringContaining(message) });
    expect(calls).toHaveLength(1);
  });

  it('tries again when there is no capacity, as over HTTP', async () => {
    const { calls, client } = failing('3040: No more data centers');
    expect(await errorOf(client)).toMatchObject({ kind: 'rate-limit', codes: [3040], chargePossible: false });
    expect(calls).toHaveLength(3);
  });

  it.each(['Binding AI needs to be run remotely', 'Network connection lost.', 'AiError: 9999: what is that'])(
    'does not know whether the service did the work after "%s"',
    async (message) => {
      const { calls, client } = failing(message);
      const error = await errorOf(client);
      expect(error).toMatchObject({ kind: 'outcome-unknown', chargePossible: true });
      expect(String(error)).toContain(message);
      expect(calls).toHaveLength(1);
    },
  );

  it('is aborted by the signal of the caller, and ends after its time limit, even if the binding heeds no signal', async () => {
    const silent = binding(() => new Promise(() => {}));
    const audio = 'abc';
    const aborted = await silent.client.transcribe({ audio }, { signal: AbortSignal.timeout(5) }).catch((e) => e);
    expect(aborted).toMatchObject({ kind: 'aborted', chargePossible: true });
    const late = await silent.client.transcribe({ audio }, { timeoutMs: 5 }).catch((e) => e);
    expect(late).toMatchObject({ kind: 'outcome-unknown', reason: 'timeout' });
  });

  it.each([null, 'text', { segments: [] }])('refuses the result %j', async (result) => {
    const { client } = binding(async () => result);
    expect(await errorOf(client)).toMatchObject({ kind: 'protocol', chargePossible: true });
  });

  it('has the status of the catalogue for every code in it', () => {
    for (const { status, body } of Object.values(aiFailures)) {
      const [{ code, message }] = body.errors as unknown as [{ code: number; message: string }];
      // 199xx: invented by the mock, so that no client knows it.
      if (code >= 19_900) continue;
      expect(refusalIn(new Error(message.replace('AiError: ', `AiError: ${code}: `))), String(code)).toMatchObject({
        code,
        status,
      });
    }
  });
});

describe('beside the client over HTTP', () => {
  let running: RunningWorld;
  beforeAll(async () => {
    running = await startWorld();
  });
  afterAll(() => running.close());

  /** The mock as a binding: its bare result, or its error as a text. */
  const mock: AiBinding = {
    async run(model, inputs, options) {
      const { baseUrl = '', credentials } = running.providers['workers-ai'] ?? {};
      const { accountId, apiToken } = credentials ?? {};
      const response = await fetch(`${baseUrl}/accounts/${accountId}/ai/run/${model}`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${apiToken}`, 'Content-Type': 'application/json' },
        body: JSON.stringify(inputs),
        ...options,
      });
      const { result, errors } = (await response.json()) as {
        result: unknown;
        errors: { code: number; message: string }[];
      };
      const [error] = errors;
      if (error === undefined) return result;
      throw new Error(error.message.replace('AiError: ', `AiError: ${error.code}: `));
    },
  };

  it.each<WhisperModel>(['@cf/openai/whisper', '@cf/openai/whisper-tiny-en', '@cf/openai/whisper-large-v3-turbo'])(
    'gives the same transcription by %s',
    async (model) => {
      const { baseUrl, credentials } = running.providers['workers-ai'] ?? {};
      const http = createWorkersAiClient({ baseUrl, ...credentials, env: {} } as never);
      const input = { model, audio: speech };
      const bound = await workersAiFromBinding(mock).transcribe(input);
      expect(bound.text).not.toBe('');
      expect(bound).toEqual(await http.transcribe(input));
    },
  );
});
