import { type BrokenAnswer, type BrokenReason, challengeOf, type Refuse, type Refused } from '../../listener/index.ts';
import { OriginError } from './errors.ts';

/** What the origin answers where its routes cannot. */
const refusals: Readonly<Record<BrokenReason, OriginError>> = {
  broken: new OriginError(400, 'bad-request', 'The request cannot be read.', 'Check its address, Host and body.'),
  headers: new OriginError(431, 'headers-too-large', 'The request line and headers are too large.', 'Send fewer.'),
  timeout: new OriginError(408, 'timeout', 'The request did not come completely in time.', 'Send it without pauses.'),
  defect: new OriginError(500, 'defect', 'This server failed.', 'Look into its log.'),
};

/** The answer to what is not a request of HTTP, stops coming, or makes the app fail. */
export const brokenAnswer = (reason: BrokenReason): BrokenAnswer => answerOf(refusals[reason]);

/** The answer to what the guard refuses. */
export const refuse: Refuse = (_request, why) => answerOf(refusalOf(why));

function refusalOf(why: Refused): OriginError {
  switch (why.kind) {
    case 'broken':
      return refusals.broken;
    case 'foreign-host':
      return new OriginError(
        403,
        'foreign-host',
        `This server is not called ${why.host}.`,
        `Call it localhost or by its address, or start it with --allow-host ${why.name}.`,
      );
    case 'foreign-origin':
      return new OriginError(403, 'foreign-page', 'A page of another site sent this.', 'Use the page of this server.');
    case 'token-required':
      return new OriginError(
        401,
        'token-required',
        'This server asks for its token.',
        'Open the address that it printed when it started, or send Authorization: Bearer <token>.',
        { 'WWW-Authenticate': challengeOf(why.presented) },
      );
  }
}

function answerOf({ status, code, message, next, headers }: OriginError): BrokenAnswer {
  return {
    status,
    headers: { ...headers, 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' },
    bytes: Buffer.from(JSON.stringify({ error: { code, message, next } })),
  };
}
