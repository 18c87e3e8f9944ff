import type { Repeat } from '../http/retry.ts';
import { createTransport, type HttpRequest, type TransportOptions } from '../http/transport.ts';
import { createJumpingClock } from './jumping-clock.ts';

/** A transport to an invented service, with a clock that jumps. `safe` sends a GET, `costly` a POST with a body. */
export function transportTo(baseUrl: string, options: Partial<TransportOptions> = {}) {
  const clock = createJumpingClock();
  const transport = createTransport({ service: 'Example', baseUrl, clock, random: () => 0, ...options });
  const send = (repeat: Repeat, more: Partial<HttpRequest> = {}) =>
    transport.send({
      operation: 'call',
      repeat,
      method: repeat === 'costly' ? 'POST' : 'GET',
      path: '/path',
      ...(repeat === 'costly' ? { body: '{"a":1}' } : {}),
      ...more,
    });
  return { clock, send };
}
