import { isDeepStrictEqual } from 'node:util';
import { fillTemplate } from '../../../src/base/json.ts';
import { failures } from '../../../src/contracts/translateplus/failures.ts';
import { onAnswer, onBody } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { mutant } from './mutant.ts';

const formatRefusedWith = (status: number) => () =>
  onAnswer({ rule: 'format-unknown' }, (answer) => ({ ...answer, status }));

/** The refusal of `auto`, as its row makes it. */
const refusedAuto = fillTemplate(failures['language-unknown'].body, { code: 'auto' });

const html = Buffer.from('<html><body><h1>Bad Request</h1></body></html>');

/** Mutants of the refusals of a translation. */
export const refusalMutants: readonly Mutant[] = [
  mutant({
    id: 'error-in-200',
    family: 'errors',
    statement: 'answers 200 with an error body',
    breaks: ['request/format-unknown', 'request/content-required'],
    seams: () => onAnswer({ status: 400 }, (answer) => ({ ...answer, status: 200 })),
  }),
  mutant({
    id: 'error-as-422',
    family: 'errors',
    statement: 'refuses an unknown format with 422',
    breaks: ['request/format-unknown'],
    seams: formatRefusedWith(422),
  }),
  mutant({
    id: 'error-as-500',
    family: 'errors',
    statement: 'fails on an unknown format',
    breaks: ['request/format-unknown'],
    seams: formatRefusedWith(500),
  }),
  mutant({
    id: 'error-html',
    family: 'errors',
    statement: 'answers refusals as HTML',
    breaks: ['request/format-unknown', 'errors/unknown-route', 'rate-limit/met'],
    seams: () =>
      onAnswer({}, (answer) =>
        answer.status < 400
          ? answer
          : { ...answer, headers: { ...answer.headers, 'Content-Type': 'text/html' }, body: html },
      ),
  }),
  mutant({
    id: 'error-renamed',
    family: 'errors',
    statement: 'calls the text of refusals error',
    breaks: [
      'request/format-unknown',
      'keys/missing',
      'errors/unknown-route',
      'request/source-required',
      'request/not-json',
      'rate-limit/met',
    ],
    seams: () => onBody({}, (body) => ('detail' in body ? { error: body.detail ?? null } : body)),
  }),
  mutant({
    id: 'error-other-text',
    family: 'errors',
    statement: 'words the refusal of an unknown format differently',
    breaks: ['request/format-unknown'],
    seams: () => onBody({ rule: 'format-unknown' }, () => ({ detail: "Format must be 'srt' or 'vtt'." })),
  }),
  mutant({
    id: 'language-other-text',
    family: 'errors',
    statement: 'names no code when it refuses a language',
    breaks: ['languages/source-unknown', 'languages/target-unknown'],
    seams: () => onBody({ rule: 'language-unknown' }, () => ({ detail: 'Invalid language code' })),
  }),
  mutant({
    id: 'route-empty',
    family: 'errors',
    statement: 'answers unknown paths without a body',
    breaks: ['errors/unknown-route'],
    seams: () => onAnswer({ status: 404 }, (answer) => ({ ...answer, body: new Uint8Array() })),
  }),
  mutant({
    id: 'method-as-500',
    family: 'errors',
    statement: 'fails on a wrong method',
    breaks: ['errors/wrong-method', 'errors/blame'],
    seams: () => onAnswer({ status: 405 }, (answer) => ({ ...answer, status: 500 })),
  }),
  mutant({
    id: 'media-type-as-500',
    family: 'errors',
    statement: 'fails on another media type',
    breaks: ['request/content-type-json', 'errors/blame'],
    seams: () => onAnswer({ status: 415 }, (answer) => ({ ...answer, status: 500 })),
  }),
  mutant({
    id: 'json-as-500',
    family: 'errors',
    statement: 'fails on a body that is not JSON',
    breaks: ['request/not-json', 'errors/good-after-bad', 'errors/blame'],
    seams: () => onAnswer({ rule: 'json-invalid' }, (answer) => ({ ...answer, status: 500 })),
  }),
  mutant({
    id: 'fields-as-500',
    family: 'errors',
    statement: 'fails on missing fields and wrong types',
    breaks: [
      'request/format-required',
      'request/content-required',
      'request/source-required',
      'request/target-required',
      'request/fields-are-strings',
    ],
    seams: () => onAnswer({}, (answer) => (answer.rule.startsWith('field-') ? { ...answer, status: 500 } : answer)),
  }),
  mutant({
    id: 'empty-as-500',
    family: 'errors',
    statement: 'fails on a file without text',
    breaks: ['errors/nothing-to-translate', 'errors/not-a-webvtt-file', 'errors/blame'],
    seams: () => onAnswer({ rule: 'content-empty' }, (answer) => ({ ...answer, status: 500 })),
  }),
  mutant({
    id: 'mislabelled-as-500',
    family: 'errors',
    statement: 'fails on a file in another format',
    breaks: ['errors/mislabelled'],
    seams: () => onAnswer({ rule: 'format-mismatch' }, (answer) => ({ ...answer, status: 500 })),
  }),
  mutant({
    id: 'target-auto-taken',
    family: 'languages',
    statement: 'accepts auto as a target',
    breaks: ['languages/target-auto'],
    seams: () =>
      onAnswer({ rule: 'language-unknown' }, (answer) =>
        isDeepStrictEqual(answer.body, refusedAuto) ? { ...answer, status: 200 } : answer,
      ),
  }),
];
