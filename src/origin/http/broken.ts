import { type BrokenAnswer, type BrokenReason, challengeOf, type Refuse, type Refused } from '../../listener/index.ts';
import { OriginError } from './errors.ts';

/** The origin's answers to requests that do not reach its routes. */
const refusals: Readonly<Record<BrokenReason, OriginError>> = {
  broken: new OriginError(400, 'bad-request', 'The request cannot be read.', 'Check its address, Host and body.'),
  headers: new OriginError(431, 'headers-too-large', 'The request line and headers are too large.', 'Send fewer.'),
  timeout: new OriginError(408, 'timeout', 'The request was not complete in time.', 'Send it without pauses.'),
  defect: new OriginError(500, 'defect', 'This server failed.', 'See its log.'),
};

/** Returns the answer to broken HTTP, to an incomplete request, or for an error of the app. */
export const brokenAnswer = (reason: BrokenReason): BrokenAnswer => answerOf(refusals[reason]);

/** Returns the answer to a request that the guard refuses. */
export const refuse: Refuse = (_request, why) => answerOf(refusalOf(why));

function refusalOf(why: Refused): OriginError {
  switch (why.kind) {
    case 'broken':
      return refusals.broken;
    case 'foreign-host':
      return new OriginError(
        403,
        'foreign-host',
        `This server does not serve the host ${why.host}.`,
        `Use localhost or its address, or start it with --allow-host ${why.name}.`,
      );
    case 'foreign-origin':
      return new OriginError(
        403,
        'foreign-page',
        'A page of another site sent this request.',
        'Use the page of this server.',
      );
    case 'token-required':
      return new OriginError(
        401,
        'token-required',
        'This server requires its token.',
        'Open the address that it printed at its start, or send Authorization: Bearer <token>.',
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
