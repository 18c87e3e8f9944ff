import { assumed } from '../../base/evidence.ts';
import type { Failure } from '../types.ts';
import { detail } from './failure-parts.ts';

/** Refusals in the shapes of two web frameworks, which the sources suggest. A switch chooses one. */
export const frameworkFailures = {
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
