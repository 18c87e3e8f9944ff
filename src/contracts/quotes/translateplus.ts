import type { QuotedText } from './quoted-text.ts';

const read = '2026-11-29';

/** The pages of TranslatePlus and the readme files of its clients, from stored copies. */
export const translatePlusTexts: readonly QuotedText[] = [
  {
    source: 'docs.translateplus.io, page "Translate Subtitles"',
    read,
    quotes: {
      'operation translateSubtitles':
        'Only the text content is translated. All timestamps, formatting, and subtitle structure are preserved exactly as provided.',
      'behaviour text-only':
        'Only the text content is translated. All timestamps, formatting, and subtitle structure are preserved exactly as provided.',
      'behaviour format-echo':
        'format | string | The subtitle format ("srt" or "vtt") [...] content | string | The translated subtitle content with timestamps preserved',
      'behaviour block-unit':
        'Parses subtitle content into blocks (index, timestamp, text) - Extracts text content from each block - Translates each text block while preserving timestamps',
      'behaviour final-newline': '"content": "1\\n00:00:01,000 --> 00:00:02,000\\nHola mundo\\n"',
      'behaviour price': 'This endpoint requires 1 credit per subtitle block (text entry) in the file.',
      'behaviour all-or-nothing':
        'Insufficient credits. You have 0 credit(s) remaining, but this request requires 5 credit(s).',
      'behaviour window-per-key': 'Maximum allowed: 60 requests per minute.',
      'behaviour source-default':
        'source string (required): Source language code (e.g., "en", "fr") or "auto" for auto-detection',
      'behaviour auto-source':
        'source string (required): Source language code (e.g., "en", "fr") or "auto" for auto-detection',
      'fact rateLimit': 'Maximum allowed: 60 requests per minute.',
      'failure key-missing': '{ "detail": "API key is required. Please provide X-API-KEY header." }',
      'failure rate-limited':
        '429 Too Many Requests. Rate limit exceeded: { "detail": "Rate limit exceeded. You have made 60 requests. Maximum allowed: 60 requests per minute. Please try again after 45 seconds." }',
      'failure credits-short':
        '402 Payment Required. Insufficient credits: { "detail": "Insufficient credits. You have 0 credit(s) remaining, but this request requires 5 credit(s). Please upgrade your plan to continue using the API." }',
      'failure format-unknown':
        '400 Bad Request. Invalid request parameters: { "detail": "Format must be \'srt\' or \'vtt\'" }',
      'switch rateText=seconds': 'Please try again after 45 seconds.',
    },
  },
  {
    source: 'docs.translateplus.io, page guides/error-handling',
    read,
    quotes: {
      'failure key-invalid': 'Invalid API key. Please check your X-API-KEY header.',
      'failure rate-limited-generic': 'Rate limit exceeded. Please try again later.',
      'switch badKey=status-403': 'Invalid API key. Please check your X-API-KEY header.',
      'switch rateText=generic': 'Rate limit exceeded. Please try again later.',
    },
  },
  {
    source: 'docs.translateplus.io, page i18n-delete-job',
    read,
    quotes: {
      'failure key-invalid-401': 'Invalid API key. Please verify your API key is valid.',
      'switch badKey=status-401': '401 / 403 [...] Invalid API key. Please verify your API key is valid.',
    },
  },
  {
    source: 'docs.translateplus.io, page guides/rate-limits',
    read,
    quotes: { 'behaviour window-headers': 'X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset' },
  },
  {
    source: 'docs.translateplus.io, page health',
    read,
    quotes: {
      'operation getHealth': '{"status":"ok","service":"translateplus-api","version":"2.0.0"}',
      'failure health-down': '{"status":"error","service":"translateplus-api","version":"2.0.0"}',
    },
  },
  {
    source: 'docs.translateplus.io, pages translate and html',
    read,
    quotes: { 'failure language-unknown': "Invalid language code 'xx'. Supported codes: en, fr, es..." },
  },
  {
    source: 'docs.translateplus.io, i18n examples; readme of translateplus-python (c863c36)',
    read,
    quotes: { 'behaviour host-aliases': 'https://v2-api.translateplus.io [...] https://staging-api.translateplus.io' },
  },
  {
    source: 'readme of translateplus-js (d9c2d1f)',
    read,
    quotes: {
      'switch languages=code-to-name': '{"languages":{"en":"English"}}',
      'switch account=plan': 'plan_name [...] concurrency_limit',
    },
  },
];
