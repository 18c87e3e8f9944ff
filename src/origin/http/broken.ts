import type { BrokenAnswer, BrokenReason } from '../../listener/index.ts';
import { OriginError } from './errors.ts';

/** What the origin answers where its routes cannot. */
const refusals: Readonly<Record<BrokenReason, OriginError>> = {
  broken: new OriginError(400, 'bad-request', 'The request cannot be read.', 'Check its address and body.'),
  headers: new OriginError(431, 'headers-too-large', 'The request line and headers are too large.', 'Send fewer.'),
  timeout: new OriginError(408, 'timeout', 'The request did not come completely in time.', 'Send it without pauses.'),
  defect: new OriginError(500, 'defect', 'This server failed.', 'Look into its log.'),
};

/** The answer to what is not a request of HTTP, stops coming, or makes the app fail. */
export function brokenAnswer(reason: BrokenReason): BrokenAnswer {
  const { status, code, message, next } = refusals[reason];
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' },
    bytes: Buffer.from(JSON.stringify({ error: { code, message, next } })),
  };
}
