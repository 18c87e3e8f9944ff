import { assumed, documented } from '../../base/evidence.ts';
import { boundFailures } from '../bound-failures.ts';
import { guardFailures } from '../guard-failures.ts';
import type { Failure } from '../types.ts';
import { facts } from './facts.ts';

const SUBTITLES_PAGE = 'seed 004, docs page "Translate Subtitles", error responses';
const ERROR_GUIDE = 'docs guides/error-handling';

const detail = (text: string) => ({ detail: text });

/** Every refusal of TranslatePlus that this project knows, or had to assume. */
export const failures = {
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
  'format-unknown': {
    status: 400,
    body: detail("Format must be 'srt' or 'vtt'"),
    meaning: 'The field format is neither "srt" nor "vtt".',
    remedy: 'Send "srt" or "vtt", in lower case.',
    evidence: documented(SUBTITLES_PAGE),
  },
  'language-unknown': {
    status: 400,
    body: detail("Invalid language code '{code}'. Supported codes: en, fr, es..."),
    meaning: 'A language code is not in the list of GET /v2/supported-languages.',
    remedy: 'Use a listed code: iw instead of he, zh-CN instead of zh, no instead of nb. auto is a source only.',
    evidence: documented('docs pages translate and html (an example text)'),
  },
  'field-missing': {
    status: 400,
    body: detail('{field} is required'),
    meaning: 'A required field is absent or null.',
    remedy: 'Send format, content, source and target.',
    evidence: assumed('every documented validation error is a 400 with a string; the text is ours'),
  },
  'field-not-string': {
    status: 400,
    body: detail('{field} must be a string'),
    meaning: 'A field has another JSON type than string.',
    remedy: 'Send the field as a JSON string.',
    evidence: assumed('every documented validation error is a 400 with a string; the text is ours'),
  },
  'content-empty': {
    status: 400,
    body: detail('Content has no subtitle text to translate'),
    meaning: 'The content holds no subtitle block with text. Nothing was charged.',
    remedy: 'Check that the file is complete and that format names its real format.',
    evidence: assumed(
      'nothing is documented for a file without blocks; docs detect-language refuses empty text with 400',
    ),
  },
  'format-mismatch': {
    status: 400,
    body: detail("Content does not match the declared format '{format}'"),
    meaning: 'A WebVTT file was declared "srt".',
    remedy: 'Send the format that the file really has.',
    evidence: assumed('subtitle-formats dossier section 6: a clear 400 rather than silent acceptance'),
  },
  'json-invalid': {
    status: 400,
    body: detail('Request body is not valid JSON'),
    meaning: 'The body cannot be read as a JSON object.',
    remedy: 'Send one JSON object encoded as UTF-8.',
    evidence: assumed('every documented validation error is a 400 with a string; the text is ours'),
  },
  'media-type': {
    status: 415,
    body: detail('Unsupported media type. Content-Type must be application/json.'),
    meaning: 'The Content-Type is not application/json, or the body has a Content-Encoding.',
    remedy: 'Send Content-Type: application/json and the body uncompressed.',
    evidence: assumed("the docs demand application/json and name no answer; 415 is HTTP's own"),
  },
  'body-too-large': {
    status: 413,
    body: detail('Request body is too large. The limit is {limit} bytes.'),
    meaning: 'The body is larger than this server takes.',
    remedy: `Split the file. No limit is documented; this mock takes ${facts.bodyBytes.value / 2 ** 20} MiB.`,
    evidence: assumed("no limit is documented for subtitles; 413 is HTTP's own"),
  },
  'route-unknown': {
    status: 404,
    body: detail('Not Found'),
    meaning: 'No operation has this path.',
    remedy: 'Compare the path with the documented ones; SDK spellings need the switch translateplus.aliases=on.',
    evidence: assumed("FastAPI's text; an /openapi.json at the API's root points to FastAPI"),
  },
  'method-unknown': {
    status: 405,
    body: detail('Method Not Allowed'),
    headers: { Allow: '{allow}' },
    meaning: 'The path exists, but not with this method.',
    remedy: 'Use a method of the Allow header.',
    evidence: assumed("FastAPI's text; an /openapi.json at the API's root points to FastAPI"),
  },
  ...boundFailures({ tenants: detail('This mock holds as many tenants as it may; --max-tenants sets how many.') }),
  ...guardFailures({
    host: detail('This server is not called by that Host.'),
    origin: detail('Pages of other origins are refused.'),
  }),
  'http-broken': {
    status: 400,
    body: detail('Invalid HTTP request received.'),
    meaning: 'The bytes on the socket are not a readable HTTP request.',
    remedy: 'Check what the client puts on the wire.',
    evidence: assumed('uvicorn answers broken HTTP with this text; wrapped in the documented shape'),
  },
  'headers-too-large': {
    status: 431,
    body: detail('Request header fields are too large.'),
    meaning: 'The request line and headers together exceed what the server takes.',
    remedy: 'Send fewer or shorter headers.',
    evidence: assumed("HTTP's own status, in the documented shape"),
  },
  'request-timeout': {
    status: 408,
    body: detail('The request was not received completely in time.'),
    meaning: 'The client stopped sending before its request was complete.',
    remedy: 'Send the whole request without long pauses.',
    evidence: assumed("HTTP's own status, in the documented shape"),
  },
  'upload-incomplete': {
    status: 400,
    body: detail('The request body ended before it was complete.'),
    meaning: 'The connection ended before the announced body had arrived.',
    remedy: 'Send as many bytes as Content-Length announces.',
    evidence: assumed("HTTP's own status, in the documented shape"),
  },
  'internal-error': {
    status: 500,
    body: detail('Internal server error'),
    meaning: 'The server failed; nothing was charged.',
    remedy: 'Try again later. From this mock, without a fault set: a defect worth reporting.',
    evidence: assumed('500 is a listed status without an example (docs guides/error-handling)'),
  },
  'service-unavailable': {
    status: 503,
    body: detail('Service temporarily unavailable'),
    meaning: 'The service is down for the moment.',
    remedy: 'Try again later.',
    evidence: assumed('503 is a listed status without an example (docs guides/error-handling)'),
  },
  'health-down': {
    status: 503,
    body: { status: 'error', service: 'translateplus-api', version: '2.0.0' },
    meaning: 'The service says of itself that it is down. Answered on GET /health only.',
    remedy: 'Try again later.',
    evidence: documented('docs page health'),
  },
  'fastapi-json-invalid': {
    status: 422,
    body: {
      detail: [
        {
          type: 'json_invalid',
          loc: ['body', 0],
          msg: 'JSON decode error',
          input: {},
          ctx: { error: 'Expecting value' },
        },
      ],
    },
    meaning: 'The body cannot be read as a JSON object.',
    remedy: 'Send one JSON object encoded as UTF-8.',
    evidence: assumed("the FastAPI shape; the vendor's newest client reads such arrays (translateplus-polylang)"),
  },
  'fastapi-missing': {
    status: 422,
    body: { detail: [{ type: 'missing', loc: ['body', '{field}'], msg: 'Field required', input: {} }] },
    meaning: 'A required field is absent.',
    remedy: 'Send format, content, source and target.',
    evidence: assumed("the FastAPI shape; the vendor's newest client reads such arrays (translateplus-polylang)"),
  },
  'fastapi-string-type': {
    status: 422,
    body: {
      detail: [{ type: 'string_type', loc: ['body', '{field}'], msg: 'Input should be a valid string', input: null }],
    },
    meaning: 'A field has another JSON type than string.',
    remedy: 'Send the field as a JSON string.',
    evidence: assumed("the FastAPI shape; the vendor's newest client reads such arrays (translateplus-polylang)"),
  },
  'fastapi-body-type': {
    status: 422,
    body: {
      detail: [
        {
          type: 'model_attributes_type',
          loc: ['body'],
          msg: 'Input should be a valid dictionary or object to extract fields from',
          input: '',
        },
      ],
    },
    meaning: 'The body is not a JSON object, or the Content-Type is not application/json.',
    remedy: 'Send one JSON object with Content-Type: application/json.',
    evidence: assumed("the FastAPI shape; the vendor's newest client reads such arrays (translateplus-polylang)"),
  },
  'drf-json-invalid': {
    status: 400,
    body: detail('JSON parse error - Expecting value: line 1 column 1 (char 0)'),
    meaning: 'The body cannot be read as a JSON object.',
    remedy: 'Send one JSON object encoded as UTF-8.',
    evidence: assumed("the Django REST Framework text; 403 for a missing key is that framework's habit"),
  },
  'drf-media-type': {
    status: 415,
    body: detail('Unsupported media type "{type}" in request.'),
    meaning: 'The Content-Type is not application/json.',
    remedy: 'Send Content-Type: application/json.',
    evidence: assumed('the Django REST Framework text'),
  },
  'drf-route-unknown': {
    status: 404,
    body: detail('Not found.'),
    meaning: 'No operation has this path.',
    remedy: 'Compare the path with the documented ones.',
    evidence: assumed('the Django REST Framework text'),
  },
  'drf-method-unknown': {
    status: 405,
    body: detail('Method "{method}" not allowed.'),
    headers: { Allow: '{allow}' },
    meaning: 'The path exists, but not with this method.',
    remedy: 'Use a method of the Allow header.',
    evidence: assumed('the Django REST Framework text'),
  },
  'fastapi-internal-error': {
    status: 500,
    body: 'Internal Server Error',
    contentType: 'text/plain; charset=utf-8',
    meaning: 'The server failed; nothing was charged. The body is not JSON.',
    remedy: 'Try again later.',
    evidence: assumed(
      "Starlette's default for an unexpected failure; as a fault it shows how clients take a non-JSON error",
    ),
  },
} as const satisfies Record<string, Failure>;

/** Names a refusal of TranslatePlus. */
export type FailureId = keyof typeof failures;
