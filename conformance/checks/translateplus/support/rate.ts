import { parseHttpDate } from '../../../../src/base/http-date.ts';
import type { Answer } from '../../../model/context/answer.ts';
import type { CheckContext } from '../../../model/context/context.ts';
import { expectDetail } from './refusals.ts';

const WITH_SECONDS =
  /^Rate limit exceeded\. You have made (\d+) requests\. Maximum allowed: (\d+) requests per minute\. Please try again after (\d+) seconds\.$/;
const GENERIC = 'Rate limit exceeded. Please try again later.';

/** The values of the X-RateLimit headers. */
export interface RateHeaders {
  readonly limit: number;
  readonly remaining: number;
  /** Unix seconds. */
  readonly reset: number;
}

/** Demands the three headers, each a whole number. */
export function rateOf(answer: Answer): RateHeaders {
  const number = (name: string): number => {
    const value = answer.header(name);
    answer.verify(/^\d{1,15}$/.test(value ?? ''), `the header ${name}, a whole number`, value);
    return Number(value);
  };
  return {
    limit: number('X-RateLimit-Limit'),
    remaining: number('X-RateLimit-Remaining'),
    reset: number('X-RateLimit-Reset'),
  };
}

/** Demands a refusal for too many requests: one of the two documented texts with the right numbers. */
export function expectLimited(answer: Answer, limit: number): void {
  const detail = expectDetail(answer, [429], [WITH_SECONDS, GENERIC]);
  const [, made, most, seconds] = WITH_SECONDS.exec(detail) ?? [];
  if (made === undefined) return;
  answer.verify(Number(made) === limit, `${limit} requests made`, detail);
  answer.verify(Number(most) === limit, `${limit} requests at most`, detail);
  answer.verify(Number(seconds) >= 1 && Number(seconds) <= 60, 'between 1 and 60 seconds to wait', detail);
}

/** The seconds to wait that a refusal names: in its text, else in Retry-After, else until X-RateLimit-Reset. */
export async function untilAllowed(t: CheckContext, refusal: Answer): Promise<number> {
  const inText = WITH_SECONDS.exec(refusal.field('detail', 'string'))?.[3];
  const inHeader = refusal.header('Retry-After');
  if (inText !== undefined) return Number(inText);
  if (inHeader !== undefined && /^\d{1,6}$/.test(inHeader)) return Number(inHeader);
  return Math.ceil(rateOf(refusal).reset - (await serverNow(t, refusal)) / 1000);
}

/** The server's time in milliseconds: its tenant's clock where that is known, else what its Date header says. */
export async function serverNow(t: CheckContext, answer: Answer): Promise<number> {
  const now = await t.now();
  return t.arranged ? now : (parseHttpDate(answer.header('Date') ?? '', now) ?? now);
}
