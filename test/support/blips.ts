import type { Exchange, WireProblemKind } from '../../conformance/model/exchange.ts';

/** Numbers from 0 to 1 that are the same in each run. */
export type Random = () => number;

/** Numbers by a seed (mulberry32). */
export function chance(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** An answer, or what came instead. */
export type Outcome = Pick<Exchange, 'response' | 'problem'>;

const page = (status: number, text: string, type: string): Outcome => ({
  response: { status, headers: [['content-type', type]], bytes: Buffer.from(text) },
  problem: null,
});

/** No answer. */
export const silence = (kind: WireProblemKind): Outcome => ({ response: null, problem: { kind, text: kind } });

/** The page of a gateway. */
export const badGateway = (): Outcome => page(502, '<html><h1>502 Bad Gateway</h1></html>', 'text/html');

const BLIPS: readonly (() => Outcome)[] = [
  badGateway,
  () => page(500, '{"error":"oops"}', 'application/json'),
  () => page(429, '{"detail":"slow down"}', 'application/json'),
  () => page(503, '', 'text/plain'),
  () => silence('connection-broken'),
  () => silence('timeout'),
  () => silence('broken-answer'),
];

/** One of several faults of a moment, in this share of the calls; undefined in the others. */
export function blipOf(share: number, random: Random): Outcome | undefined {
  return random() < share ? BLIPS[Math.floor(random() * BLIPS.length)]?.() : undefined;
}
