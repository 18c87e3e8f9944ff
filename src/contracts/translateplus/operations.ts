import { z } from 'zod';
import { documented, observed } from '../../base/evidence.ts';
import type { Operation } from '../types.ts';
import type { FailureId } from './failures.ts';

/** What any operation can answer before its own rules are looked at. */
const TRANSPORT = [
  'method-unknown',
  'http-broken',
  'headers-too-large',
  'request-timeout',
  'internal-error',
  'service-unavailable',
] as const satisfies readonly FailureId[];

/** What every operation that takes a key can answer. */
const KEYED = ['key-missing', 'key-invalid', 'rate-limited', ...TRANSPORT] as const satisfies readonly FailureId[];

/** The body of POST /v2/translate/subtitles. */
export const TranslateSubtitlesRequest = z.object({
  format: z.enum(['srt', 'vtt']).describe('Subtitle format'),
  content: z.string().describe('The whole subtitle file as one string'),
  source: z.string().describe('Source language code, or "auto"'),
  target: z.string().describe('Target language code'),
});

/** The answer of POST /v2/translate/subtitles. */
export const TranslateSubtitlesResponse = z.object({
  format: z.enum(['srt', 'vtt']),
  content: z.string().describe('The translated file; everything but cue text as it was sent'),
});

/** The answer of GET /v2/account/summary. Counts are whole numbers, percentages 0 to 100. */
export const AccountSummary = z.object({
  email: z.string(),
  full_name: z.string(),
  total_credits: z.number(),
  credits_used: z.number(),
  credits_remaining: z.number(),
  credits_percentage: z.number().describe('Percent of the credits that are used'),
  concurrency: z.number(),
  effective_concurrency: z.number(),
  summary: z.object({
    total_requests: z.number(),
    successful_requests: z.number(),
    failed_requests: z.number(),
    success_rate: z.number().describe('Percent'),
  }),
});

/** The answer of GET /v2/supported-languages: language name to code. */
export const SupportedLanguages = z.object({ supported_languages: z.record(z.string(), z.string()) });

/** The answer of GET /health. */
export const Health = z.object({ status: z.literal('ok'), service: z.string(), version: z.string() });

/** Every operation of TranslatePlus that a subtitle client meets. */
export const operations = [
  {
    id: 'translateSubtitles',
    method: 'post',
    path: '/v2/translate/subtitles',
    summary: 'Translate an SRT or WebVTT file and keep everything but its text',
    permission: 'write',
    price: 'one credit per subtitle block',
    request: { contentType: 'application/json', body: TranslateSubtitlesRequest },
    success: [{ status: 200, description: 'The translated file', schema: TranslateSubtitlesResponse }],
    failures: [
      ...KEYED,
      'media-type',
      'body-too-large',
      'upload-incomplete',
      'json-invalid',
      'field-missing',
      'field-not-string',
      'format-unknown',
      'language-unknown',
      'content-empty',
      'format-mismatch',
      'credits-short',
    ],
    evidence: documented('seed 004, docs page "Translate Subtitles"'),
  },
  {
    id: 'getAccountSummary',
    method: 'get',
    path: '/v2/account/summary',
    aliases: ['/v2/user/account'],
    summary: 'Credits and request counts of the account',
    permission: 'read',
    price: 'free',
    success: [{ status: 200, description: 'The account', schema: AccountSummary }],
    failures: KEYED,
    evidence: observed('path: docs; fields: read by translateplus-wp c2fd799 and translateplus-polylang 27c33e1'),
  },
  {
    id: 'listSupportedLanguages',
    method: 'get',
    path: '/v2/supported-languages',
    aliases: ['/v2/supported_languages', '/v2/language/supported'],
    summary: 'Language names and codes',
    permission: 'read',
    price: 'free',
    success: [{ status: 200, description: 'Name to code', schema: SupportedLanguages }],
    failures: KEYED,
    evidence: observed('translate-android 86eec96, README of translateplus-java e835a46, translateplus-wp c2fd799'),
  },
  {
    id: 'getHealth',
    method: 'get',
    path: '/health',
    summary: 'Whether the service is up',
    permission: 'none',
    price: 'free',
    success: [{ status: 200, description: 'Up', schema: Health }],
    failures: ['health-down', ...TRANSPORT],
    evidence: documented('docs page health'),
  },
] as const satisfies readonly Operation<FailureId>[];
