import type { JsonObject } from '../../../../src/base/json.ts';
import type { Answer } from '../../../model/context/answer.ts';
import { oneOf, show } from '../../../model/show.ts';
import { expectFailure } from './shapes.ts';

/** Statuses and codes that a refusal may have. No codes: no source publishes one. */
export interface Refusal {
  readonly statuses: readonly number[];
  readonly codes?: readonly number[];
}

/** Statuses for a refusal that is documented without one. Statuses with another meaning for every client are left out. */
const REFUSED = [400, 409, 413, 422] as const;

/** The refusals that sources describe. Where sources disagree, every version is allowed. */
export const refusals = {
  /** Observed on other products, with two codes. */
  noCredential: { statuses: [400], codes: [9106, 10001] },
  badHeader: { statuses: [400], codes: [6003] },
  /** 401 in 2026, 403 in older reports. */
  badToken: { statuses: [401, 403], codes: [10000] },
  /** Test stubs disagree about the status. */
  badKey: { statuses: [401, 403], codes: [9103] },
  noAccess: { statuses: [403], codes: [10000] },
  readOnly: { statuses: [405], codes: [10405] },
  noRoute: { statuses: [404, 400], codes: [7003] },
  wrongMethod: { statuses: [405] },
  notFound: { statuses: [404], codes: [10003] },
  badRequest: { statuses: [400], codes: [10005] },
  undecodable: { statuses: [400], codes: [10004] },
  /** The code is observed, its status is not. */
  notReady: { statuses: [400, 409, 422, 425], codes: [10067] },
  notEnabled: { statuses: [403], codes: [10002] },
  storageFull: { statuses: [413], codes: [10011] },
  badUrl: { statuses: [400], codes: [10010] },
  notAVideo: { statuses: [400], codes: [10059] },
  outOfRange: { statuses: [400], codes: [10060, 10005] },
  /** Documented refusals without a published status or code. */
  refused: { statuses: REFUSED },
  rateLimited: { statuses: [429] },
} as const satisfies Readonly<Record<string, Refusal>>;

/** Demands a refusal: its status, the envelope of a failure, and the code of its first error where one is published. */
export function expectRefused(answer: Answer, refusal: Refusal): JsonObject {
  answer.expectStatus(...refusal.statuses);
  const body = expectFailure(answer);
  const [first] = (body.errors ?? []) as readonly JsonObject[];
  const { codes } = refusal;
  if (codes !== undefined) {
    answer.verify(codes.includes(first?.code as number), `the code ${oneOf(codes)} in errors[0]`, show(first));
  }
  return body;
}
