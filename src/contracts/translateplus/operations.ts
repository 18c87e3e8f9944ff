import { documented, observed } from '../../base/evidence.ts';
import type { OperationRow } from '../types.ts';
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

/** Every operation of TranslatePlus that a subtitle client meets. */
export const operations = [
  {
    id: 'translateSubtitles',
    method: 'post',
    path: '/v2/translate/subtitles',
    summary: 'Translate an SRT or WebVTT file and keep everything but its text',
    permission: 'write',
    price: { text: 'one credit per subtitle block', unit: 'credits' },
    repeat: 'costly',
    creates: null,
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
    evidence: documented('docs page "Translate Subtitles"'),
  },
  {
    id: 'getAccountSummary',
    method: 'get',
    path: '/v2/account/summary',
    aliases: ['/v2/user/account'],
    summary: 'Credits and request counts of the account',
    permission: 'read',
    price: 'free',
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
    failures: ['health-down', ...TRANSPORT],
    evidence: documented('docs page health'),
  },
] as const satisfies readonly OperationRow<FailureId>[];

/** Names an operation of TranslatePlus. */
export type OperationId = (typeof operations)[number]['id'];
