import type { Exchange, WireRequest } from '../../model/exchange.ts';
import type { Wire } from '../../model/target.ts';
import { cutOnWire } from './cut.ts';
import { sendOnWire } from './send.ts';

/** Sends every request once, unchanged. */
export const plainWire: Wire = {
  send: async (request, { limits, agent, onExchange }) => {
    const exchange = await sendOnWire(request, limits, agent);
    onExchange(exchange);
    return exchange;
  },
  cut: async (request, bytes, { onExchange }) => {
    onExchange(cutExchange(request));
    await cutOnWire(request, bytes);
  },
};

/** A request that was cut off: its body never arrived whole, so it cannot cost anything. */
export const cutExchange = (request: WireRequest): Exchange => ({
  request: { ...request, body: null },
  response: null,
  problem: { kind: 'cut-by-check', text: 'cut off on purpose' },
});
