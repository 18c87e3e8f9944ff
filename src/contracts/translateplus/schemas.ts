import { z } from 'zod';
import type { OperationShape } from '../types.ts';
import type { OperationId } from './operations.ts';

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

/** What each operation of TranslatePlus takes and answers. */
export const schemas = {
  translateSubtitles: {
    request: { contentType: 'application/json', body: TranslateSubtitlesRequest },
    success: [{ status: 200, description: 'The translated file', schema: TranslateSubtitlesResponse }],
  },
  getAccountSummary: {
    success: [{ status: 200, description: 'The account', schema: AccountSummary }],
  },
  listSupportedLanguages: {
    success: [{ status: 200, description: 'Name to code', schema: SupportedLanguages }],
  },
  getHealth: {
    success: [{ status: 200, description: 'Up', schema: Health }],
  },
} as const satisfies Readonly<Record<OperationId, OperationShape>>;
