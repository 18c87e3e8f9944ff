import { assumed, documented } from '../../base/evidence.ts';
import type { Failure } from '../types.ts';
import { facts } from './facts.ts';
import { detail, SUBTITLES_PAGE } from './failure-parts.ts';

/** Refusals of the body of a request and its fields. */
export const requestFailures = {
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
    usual: { limit: facts.bodyBytes.value },
    meaning: 'The body is larger than this server takes.',
    remedy: `Split the file. No limit is documented; this mock takes ${facts.bodyBytes.value / 2 ** 20} MiB.`,
    evidence: assumed("no limit is documented for subtitles; 413 is HTTP's own"),
  },
} as const satisfies Record<string, Failure>;
