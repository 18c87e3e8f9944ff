import { assumed, documented, observed } from '../../base/evidence.ts';
import type { BehaviourTable } from '../types.ts';

const PAGE = 'docs page "Translate Subtitles"';

/** What TranslatePlus promises, or is assumed to do, beyond its schemas and refusals. */
export const behaviours = {
  'text-only': {
    statement: 'Only cue text is translated; timestamps, formatting and structure stay byte for byte.',
    evidence: documented(PAGE),
  },
  'format-echo': {
    statement: 'The answer has exactly two fields, format and content; format repeats the request.',
    evidence: documented(PAGE),
  },
  'block-unit': {
    statement: 'Each subtitle block is one unit of translation, whatever its number of lines.',
    evidence: documented(PAGE),
  },
  'final-newline': {
    statement: 'A final newline, or its absence, is kept.',
    evidence: documented(`${PAGE}, example`),
  },
  price: { statement: 'A request costs one credit per subtitle block.', evidence: documented(`${PAGE}, Credits`) },
  'billable-blocks': {
    statement:
      'A block counts when its text has a non-whitespace character; NOTE, STYLE, REGION and header count nothing.',
    evidence: assumed(
      '"text entry" suggests blocks with text; notes and styles are no blocks by any format definition',
    ),
  },
  'all-or-nothing': {
    statement: 'Credits are checked for the whole request before any work; nothing is translated in part.',
    evidence: documented('the 402 text names the total that the request requires'),
  },
  'refusals-free': {
    statement: 'A refused request costs no credits.',
    evidence: assumed('no page says; charging for a refusal would be noticed and documented'),
  },
  'repeat-charged': {
    statement: 'The same request sent again is translated and charged again.',
    evidence: assumed('no idempotency key or cache is documented'),
  },
  'gate-order': {
    statement: 'Checks run in this order: route, key (403), rate limit (429), JSON and fields (400), credits (402).',
    evidence: assumed('only "402 after counting blocks" follows from the docs; the rest is the cheapest order'),
  },
  'window-per-key': {
    statement: 'Requests are counted per API key: 60 a minute.',
    evidence: documented(`${PAGE}, 429 text; guides/rate-limits say 100,000 a minute, a contradiction`),
  },
  'window-headers': {
    statement:
      'Every answer to a key carries X-RateLimit-Limit, X-RateLimit-Remaining and X-RateLimit-Reset (Unix seconds).',
    evidence: documented('docs guides/rate-limits'),
  },
  'refused-not-counted': {
    statement: 'A request refused with 429 is not counted in the window.',
    evidence: assumed('"You have made 60 requests ... Maximum allowed: 60": the refused one is not among them'),
  },
  'unknown-fields': {
    statement: 'Unknown body fields are ignored.',
    evidence: assumed('the default of FastAPI and of Django REST Framework'),
  },
  'source-default': {
    statement: 'source is required.',
    evidence: documented(`${PAGE}; the SDKs default it to auto themselves, so it is always on the wire`),
  },
  'auto-source': { statement: 'source may be "auto".', evidence: documented(PAGE) },
  'auto-target': {
    statement: 'target may not be "auto".',
    evidence: observed('translateplus-wp and -polylang refuse it before sending'),
  },
  'same-language': {
    statement: 'source and target may be the same.',
    evidence: assumed('nothing forbids it'),
  },
  'codes-case': {
    statement: 'Language codes are compared as written: EN is unknown.',
    evidence: assumed('both vendor clients send the canonical case; folding is nowhere promised'),
  },
  'host-aliases': {
    statement: 'The API answers under any host name; v2-api. and staging-api. are aliases of api.translateplus.io.',
    evidence: documented('docs i18n examples; README of translateplus-python'),
  },
} as const satisfies BehaviourTable;
