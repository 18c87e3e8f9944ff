import type { MessagePort } from 'node:worker_threads';
import { startWorld } from '../../../../mocks/start.ts';
import type { ProviderId } from '../../../../src/contracts/providers.ts';
import { tenantsOf } from '../tenants-of.ts';
import type { MockAnswer, MockCall, MockRequest, MocksReady } from './messages.ts';

/** Starts the mocks on free ports, tells their addresses, and arranges tenants until it is told to close. */
export async function serveMocks(port: Pick<MessagePort, 'on' | 'postMessage' | 'close'>): Promise<void> {
  const running = await startWorld({ ports: 'auto' });
  const control = tenantsOf(running.world);
  const carryOut = (call: MockCall, given: readonly unknown[]): Promise<unknown> =>
    call === 'close'
      ? running.close()
      : (control[call] as (...given: readonly unknown[]) => Promise<unknown>)(...given);
  const answer = async ({ id, call, given }: MockRequest): Promise<MockAnswer> => {
    try {
      return { kind: 'done', id, result: await carryOut(call, given) };
    } catch (error) {
      const { name, message } = error instanceof Error ? error : new Error(String(error));
      return { kind: 'failed', id, name, message };
    }
  };
  port.on('message', async (request: MockRequest) => {
    port.postMessage(await answer(request));
    if (request.call === 'close') port.close();
  });
  const urls = Object.entries(running.providers).map(([id, { baseUrl }]) => [id, baseUrl]);
  const baseUrls = Object.fromEntries(urls) as Record<ProviderId, string>;
  port.postMessage({ kind: 'ready', baseUrls } satisfies MocksReady);
}
