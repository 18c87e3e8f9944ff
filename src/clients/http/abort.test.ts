// Covers: deadline.ts, pause.ts

import { describe, expect, it } from 'vitest';
import { stubsOfEachTest } from '../test-support/closing.ts';
import { transportTo } from '../test-support/example-transport.ts';
import { createJumpingClock } from '../test-support/jumping-clock.ts';
import { sendJson } from '../test-support/stub-server.ts';

const { stubbed } = stubsOfEachTest();

describe('abort', () => {
  it('sends nothing for a signal that is already aborted', async () => {
    const stub = await stubbed((response) => response.end());
    const aborted = transportTo(stub.url).send('costly', { call: { signal: AbortSignal.abort() } });
    await expect(aborted).rejects.toMatchObject({ kind: 'aborted', attempts: 0, chargePossible: false });
    expect(stub.requests).toHaveLength(0);
  });

  it.each([
    ['safe', false],
    ['costly', true],
  ] as const)('in the middle of a %s body; charge possible: %s', async (repeat, chargePossible) => {
    const controller = new AbortController();
    const stub = await stubbed((response) => {
      response.writeHead(200);
      response.write('{', () => setTimeout(() => controller.abort(new Error('enough')), 20));
    });
    const call = transportTo(stub.url).send(repeat, { call: { signal: controller.signal } });
    await expect(call).rejects.toMatchObject({ kind: 'aborted', attempts: 1, chargePossible });
    await expect(call).rejects.toThrow(/enough/);
    expect(stub.requests).toHaveLength(1);
  });

  it('sends nothing more after an abort during a wait, even when the clock ignores the signal', async () => {
    const controller = new AbortController();
    const clock = createJumpingClock(() => {
      controller.abort();
      return new Promise(() => {});
    });
    const stub = await stubbed((response) => sendJson(response, 429, {}));
    const call = transportTo(stub.url, { clock }).send('costly', { call: { signal: controller.signal } });
    await expect(call).rejects.toMatchObject({ kind: 'aborted', attempts: 1, chargePossible: false });
    expect(stub.requests).toHaveLength(1);
  });

  it('leaves no listener on a signal', async () => {
    const { signal } = new AbortController();
    let listeners = 0;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (...all: Parameters<typeof add>) => {
      listeners += 1;
      add(...all);
    };
    signal.removeEventListener = (...all: Parameters<typeof remove>) => {
      listeners -= 1;
      remove(...all);
    };
    const stub = await stubbed((response, index) => sendJson(response, index === 0 ? 429 : 200, {}));
    await transportTo(stub.url).send('safe', { call: { signal } });
    expect(listeners).toBe(0);
  });
});
