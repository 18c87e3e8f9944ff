import { documented } from '../../base/evidence.ts';
import type { Failure } from '../types.ts';
import { detail, ERROR_GUIDE, SUBTITLES_PAGE } from './failure-parts.ts';

/** Refusals of keys, and of accounts that used up their requests or credits. */
export const accountFailures = {
  'key-missing': {
    status: 403,
    body: detail('API key is required. Please provide X-API-KEY header.'),
    meaning: 'The request carries no X-API-KEY header.',
    remedy: 'Send the key in the X-API-KEY header.',
    evidence: documented(SUBTITLES_PAGE),
  },
  'key-invalid': {
    status: 403,
    body: detail('Invalid API key. Please check your X-API-KEY header.'),
    meaning: 'The key is unknown or was revoked.',
    remedy: 'Check the key. Every mock_<name> is a valid key of this mock.',
    evidence: documented(`${ERROR_GUIDE}, example for an invalid or revoked key`),
  },
  'key-invalid-401': {
    status: 401,
    body: detail('Invalid API key. Please verify your API key is valid.'),
    meaning: 'The key is unknown or was revoked.',
    remedy: 'Check the key. Every mock_<name> is a valid key of this mock.',
    evidence: documented(`${ERROR_GUIDE}, status table (401 = invalid); text from docs i18n-delete-job`),
  },
  'rate-limited': {
    status: 429,
    body: detail(
      'Rate limit exceeded. You have made {used} requests. Maximum allowed: {limit} requests per {window}. Please try again after {wait} seconds.',
    ),
    headers: { 'Retry-After': '{retryAfter}' },
    meaning: 'The key used up its requests for this window; the refused request is not counted.',
    remedy: 'Wait for the seconds named in the text and in Retry-After, then send the request again.',
    evidence: documented(SUBTITLES_PAGE),
  },
  'rate-limited-generic': {
    status: 429,
    body: detail('Rate limit exceeded. Please try again later.'),
    headers: { 'Retry-After': '{retryAfter}' },
    meaning: 'The key used up its requests for this window; the refused request is not counted.',
    remedy: 'Wait for the seconds named in Retry-After, then send the request again.',
    evidence: documented(`${ERROR_GUIDE} and guides/rate-limits`),
  },
  'credits-short': {
    status: 402,
    body: detail(
      'Insufficient credits. You have {remaining} credit(s) remaining, but this request requires {required} credit(s). Please upgrade your plan to continue using the API.',
    ),
    meaning: 'The file has more billable blocks than the account has credits. Nothing was charged.',
    remedy: 'Buy credits or send fewer blocks; the text names both numbers.',
    evidence: documented(SUBTITLES_PAGE),
  },
} as const satisfies Record<string, Failure>;
