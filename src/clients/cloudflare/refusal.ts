import {
  BadRequestError,
  type HttpAnswer,
  KeyError,
  RateLimitError,
  redirectError,
  ServerError,
  waitNote,
} from '../http.ts';
import { cloudflareFacts } from './envelope.ts';
import {
  CaptionExistsError,
  type CloudflareError,
  CloudflareNotFoundError,
  CloudflarePermissionError,
  CloudflareRouteError,
  CloudflareTooLargeError,
  StreamDisabledError,
  VideoNotReadyError,
} from './errors.ts';

type Facts = ReturnType<typeof cloudflareFacts>;
type Make = (answer: HttpAnswer, facts: Facts, said: string) => CloudflareError;

const key: Make = ({ call, status }, facts, said) =>
  new KeyError(
    call,
    `the credential was refused (${status}): ${said}. Check the token, its grants and that the account is its own.`,
    facts,
  );
const permission: Make = ({ call, status }, facts, said) =>
  new CloudflarePermissionError(
    call,
    `not permitted (${status}): ${said}. The token lacks the write grant, or the method is not offered.`,
    facts,
  );
const route: Make = ({ call, status }, facts, said) =>
  new CloudflareRouteError(call, `no such route (${status}): ${said}. Check accountId and baseUrl.`, facts);
const notFound: Make = ({ call, status }, facts, said) =>
  new CloudflareNotFoundError(call, `not found (${status}): ${said}`, facts);
const disabled: Make = ({ call, status }, facts, said) =>
  new StreamDisabledError(call, `refused (${status}): ${said}`, facts);
const tooLarge: Make = ({ call, status }, facts, said) =>
  new CloudflareTooLargeError(call, `too large (${status}): ${said}`, facts);
const notReady: Make = ({ call, status }, facts, said) =>
  new VideoNotReadyError(call, `the video is not ready for captions (${status}): ${said}`, facts);
const exists: Make = ({ call, status }, facts, said) =>
  new CaptionExistsError(call, `refused (${status}): ${said}. Delete the track first.`, facts);
const badRequest: Make = ({ call, status }, facts, said) =>
  new BadRequestError(call, `refused (${status}): ${said}`, facts);

/** Meaning of a code with any status: sources disagree about several statuses (dossier section 2). */
const BY_CODE: Readonly<Record<number, Make>> = {
  1000: key,
  6003: key,
  9103: key,
  9106: key,
  10000: key,
  10001: key,
  10405: permission,
  7000: route,
  7003: route,
  10002: disabled,
  10003: notFound,
  10011: tooLarge,
  10067: notReady,
};

/** Codes of work that began and was ended: "Request timeout", "Request was aborted" (workers-ai/platform/errors.mdx). */
const ENDED_WORK: ReadonlySet<number> = new Set([3007, 3008]);

/** Meaning of a status without a known code. */
const BY_STATUS: Readonly<Record<number, Make>> = {
  401: key,
  403: key,
  404: notFound,
  405: permission,
  410: notFound,
  413: tooLarge,
};

/**
 * Returns the error for an answer that is not a success: outside 200-299, or an envelope with `success: false`. The status
 * decides for 429, 408 and 5xx; for all others Cloudflare's code comes first.
 */
export function refusalOf(answer: HttpAnswer): CloudflareError {
  const { call, status, waitSeconds } = answer;
  const facts = cloudflareFacts(answer);
  const said = facts.detail ?? 'no explanation';
  if (status === 429) {
    return new RateLimitError(call, `too many requests (429): ${said}${waitNote(answer)}`, { ...facts, waitSeconds });
  }
  if (status >= 500 || status === 408) {
    return new ServerError(call, `the service failed (${status}): ${said}${waitNote(answer)}`, {
      ...facts,
      waitSeconds,
      chargePossible: call.costly && facts.codes.some((code) => ENDED_WORK.has(code)),
    });
  }
  if (status >= 300 && status < 400) return redirectError(answer, facts);
  if (call.operation === 'generateCaption' && (status === 409 || saysItExists(said))) {
    return exists(answer, facts, said);
  }
  const known = facts.codes.map((code) => BY_CODE[code]).find((make) => make !== undefined);
  return (known ?? BY_STATUS[status] ?? badRequest)(answer, facts, said);
}

/**
 * Cloudflare publishes no code for a caption that exists; public clients match these words or the status 409
 * (ci:53235578107, ci:55709504235, ci:54512249247).
 */
const saysItExists = (said: string): boolean => /\bexisting caption\b|\balready\b/i.test(said);
