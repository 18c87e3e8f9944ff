import { isDeepStrictEqual } from 'node:util';
import { fillTemplate, isJsonObject } from '../../../src/base/json.ts';
import { failures } from '../../../src/contracts/translateplus/failures.ts';
import { onAnswer, onBody, onContent, without } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { mutant } from './mutant.ts';

const translated = { operation: 'translateSubtitles', status: 200 };
const formatRefusedWith = (status: number) => () =>
  onAnswer({ rule: 'format-unknown' }, (answer) => ({ ...answer, status }));
/** The refusal of `auto`, as its row makes it. */
const refusedAuto = fillTemplate(failures['language-unknown'].body, { code: 'auto' });
const html = Buffer.from('<html><body><h1>Bad Request</h1></body></html>');

/** Refuses translations by their languages, which only the seam of the translation sees. */
const refusesLanguages = (
  name: string,
  statement: string,
  breaks: readonly string[],
  refuses: (request: { source: string; target: string }) => boolean,
): Mutant =>
  mutant(name, 'languages', statement, breaks, () => {
    let refuse = false;
    return {
      translate: (translated, _runs, request) => {
        refuse = refuses(request);
        return translated;
      },
      answer: (answer) => {
        const changed = refuse ? { ...answer, status: 400, body: { detail: 'Invalid languages' } } : answer;
        refuse = false;
        return changed;
      },
    };
  });

/** Mutants of answers, refusals, keys, languages and the translation itself. */
export const envelopeMutants: readonly Mutant[] = [
  mutant(
    'format-missing',
    'envelope',
    'leaves format out of the answer',
    ['response/fields', 'response/format-echo'],
    () => onBody(translated, (body) => without(body, 'format')),
  ),
  mutant('format-capitals', 'envelope', 'answers the format in capitals', ['response/format-echo'], () =>
    onBody(translated, (body) => ({ ...body, format: String(body.format).toUpperCase() })),
  ),
  mutant('format-always-srt', 'envelope', 'always answers srt', ['response/format-echo'], () =>
    onBody(translated, (body) => ({ ...body, format: 'srt' })),
  ),
  mutant('content-null', 'envelope', 'answers null for content', ['response/fields', 'request/srt-accepted'], () =>
    onBody(translated, (body) => ({ ...body, content: null })),
  ),
  mutant('answer-wrapped', 'envelope', 'wraps the answer in data', ['response/fields'], () =>
    onBody(translated, (body) => ({ data: body })),
  ),
  mutant(
    'created',
    'envelope',
    'answers 201 instead of 200',
    [
      'request/srt-accepted',
      'request/vtt-accepted',
      'request/content-type-parameters',
      'request/unknown-fields',
      'clients/chunked-upload',
    ],
    () => onAnswer(translated, (answer) => ({ ...answer, status: 201 })),
  ),
  mutant(
    'text-type',
    'envelope',
    'declares its JSON as text',
    ['response/fields', 'account/fields', 'request/format-unknown', 'clients/sdk-headers'],
    () => onAnswer({}, (answer) => ({ ...answer, headers: { ...answer.headers, 'Content-Type': 'text/plain' } })),
  ),
  mutant(
    'error-in-200',
    'errors',
    'answers 200 with an error body',
    ['request/format-unknown', 'request/content-required'],
    () => onAnswer({ status: 400 }, (answer) => ({ ...answer, status: 200 })),
  ),
  mutant(
    'error-as-422',
    'errors',
    'refuses an unknown format with 422',
    ['request/format-unknown'],
    formatRefusedWith(422),
  ),
  mutant('error-as-500', 'errors', 'fails on an unknown format', ['request/format-unknown'], formatRefusedWith(500)),
  mutant('error-html', 'errors', 'answers refusals as HTML', ['request/format-unknown', 'errors/unknown-route'], () =>
    onAnswer({}, (answer) =>
      answer.status < 400
        ? answer
        : { ...answer, headers: { ...answer.headers, 'Content-Type': 'text/html' }, body: html },
    ),
  ),
  mutant(
    'error-renamed',
    'errors',
    'calls the text of refusals error',
    ['request/format-unknown', 'keys/missing', 'errors/unknown-route', 'request/source-required', 'request/not-json'],
    () => onBody({}, (body) => ('detail' in body ? { error: body.detail ?? null } : body)),
  ),
  mutant(
    'error-other-text',
    'errors',
    'words the refusal of an unknown format differently',
    ['request/format-unknown'],
    () => onBody({ rule: 'format-unknown' }, () => ({ detail: "Format must be 'srt' or 'vtt'." })),
  ),
  mutant(
    'language-other-text',
    'errors',
    'names no code when it refuses a language',
    ['languages/source-unknown', 'languages/target-unknown'],
    () => onBody({ rule: 'language-unknown' }, () => ({ detail: 'Invalid language code' })),
  ),
  mutant('route-empty', 'errors', 'answers unknown paths without a body', ['errors/unknown-route'], () =>
    onAnswer({ status: 404 }, (answer) => ({ ...answer, body: new Uint8Array() })),
  ),
  mutant('method-as-500', 'errors', 'fails on a wrong method', ['errors/wrong-method'], () =>
    onAnswer({ status: 405 }, (answer) => ({ ...answer, status: 500 })),
  ),
  mutant('media-type-as-500', 'errors', 'fails on another media type', ['request/content-type-json'], () =>
    onAnswer({ status: 415 }, (answer) => ({ ...answer, status: 500 })),
  ),
  mutant(
    'json-as-500',
    'errors',
    'fails on a body that is not JSON',
    ['request/not-json', 'errors/good-after-bad'],
    () => onAnswer({ rule: 'json-invalid' }, (answer) => ({ ...answer, status: 500 })),
  ),
  mutant(
    'fields-as-500',
    'errors',
    'fails on missing fields and wrong types',
    [
      'request/format-required',
      'request/content-required',
      'request/source-required',
      'request/target-required',
      'request/fields-are-strings',
    ],
    () => onAnswer({}, (answer) => (answer.rule.startsWith('field-') ? { ...answer, status: 500 } : answer)),
  ),
  mutant(
    'empty-as-500',
    'errors',
    'fails on a file without text',
    ['errors/nothing-to-translate', 'errors/not-a-webvtt-file'],
    () => onAnswer({ rule: 'content-empty' }, (answer) => ({ ...answer, status: 500 })),
  ),
  mutant('mislabelled-as-500', 'errors', 'fails on a file in another format', ['errors/mislabelled'], () =>
    onAnswer({ rule: 'format-mismatch' }, (answer) => ({ ...answer, status: 500 })),
  ),
  mutant('target-auto-taken', 'languages', 'accepts auto as a target', ['languages/target-auto'], () =>
    onAnswer({ rule: 'language-unknown' }, (answer) =>
      isDeepStrictEqual(answer.body, refusedAuto) ? { ...answer, status: 200 } : answer,
    ),
  ),

  mutant('key-not-checked', 'keys', 'serves every key', ['keys/invalid', 'keys/account-needs-key'], () => ({
    tenantOf: (presented, known) => known(presented) ?? { tenant: 'anybody', scope: 'full' },
  })),
  mutant('key-never-revoked', 'keys', 'serves revoked keys', ['keys/revoked'], () => ({ permits: () => true })),
  mutant(
    'key-missing-401',
    'keys',
    'refuses a missing key with 401',
    ['keys/missing', 'keys/account-needs-key', 'keys/languages-need-key', 'keys/looked-at-first'],
    () => onAnswer({ rule: 'key-missing' }, (answer) => ({ ...answer, status: 401 })),
  ),
  mutant(
    'key-missing-other-text',
    'keys',
    'words the refusal of a missing key differently',
    ['keys/missing', 'keys/empty'],
    () => onBody({ rule: 'key-missing' }, () => ({ detail: 'Forbidden' })),
  ),
  mutant('key-invalid-404', 'keys', 'refuses an unknown key with 404', ['keys/invalid', 'keys/good-after-bad'], () =>
    onAnswer({ rule: 'key-invalid' }, (answer) => ({ ...answer, status: 404 })),
  ),
  mutant('health-down', 'envelope', 'reports that it is down', ['health/ok', 'health/any-key'], () =>
    onAnswer({ operation: 'getHealth' }, (answer) => ({ ...answer, status: 503 })),
  ),
  mutant('health-other-service', 'envelope', 'names no service in its health', ['health/ok'], () =>
    onBody({ operation: 'getHealth' }, (body) => without(body, 'service')),
  ),

  mutant(
    'not-translated',
    'translation',
    'returns every text untranslated',
    ['response/text-is-translated', 'response/follows-target', 'languages/listed-target'],
    () => ({ translate: (_translated, runs) => runs }),
  ),
  mutant(
    'one-block-not-translated',
    'translation',
    'leaves the third block untranslated',
    ['response/text-is-translated'],
    () => {
      let blocks = 0;
      return { translate: (translated, runs) => (++blocks % 3 === 0 ? runs : translated) };
    },
  ),
  mutant('target-ignored', 'translation', 'translates into one language only', ['response/follows-target'], () => ({
    translate: (_translated, runs) => runs.map((run) => run.replace(/\p{L}+/gu, 'lorem')),
  })),
  refusesLanguages(
    'auto-refused',
    'refuses to detect a language',
    ['request/source-auto'],
    ({ source }) => source === 'auto',
  ),
  refusesLanguages(
    'same-language-refused',
    'refuses a translation into the language it is in',
    ['languages/same-language'],
    ({ source, target }) => source === target,
  ),
  mutant(
    'texts-swapped',
    'translation',
    'swaps the texts of the first two blocks',
    ['response/text-stays-in-its-block'],
    () =>
      onContent((content) => {
        const lines = content.split('\n');
        [lines[2], lines[6]] = [lines[6] ?? '', lines[2] ?? ''];
        return content.startsWith('1\n') && lines.length > 6 ? lines.join('\n') : content;
      }),
  ),
  mutant('language-not-listed', 'languages', 'leaves one language out of the list', ['languages/list'], () =>
    onBody({ operation: 'listSupportedLanguages' }, (body) =>
      isJsonObject(body.supported_languages)
        ? { supported_languages: without(body.supported_languages, 'Welsh') }
        : body,
    ),
  ),
  mutant('listed-but-refused', 'languages', 'lists a language that it refuses', ['languages/listed-target'], () =>
    onBody({ operation: 'listSupportedLanguages' }, (body) =>
      isJsonObject(body.supported_languages)
        ? { supported_languages: { ...body.supported_languages, Klingon: 'tlh' } }
        : body,
    ),
  ),
  mutant(
    'list-unknown-shape',
    'languages',
    'lists languages as a plain list',
    ['languages/list', 'languages/listed-source'],
    () =>
      onBody({ operation: 'listSupportedLanguages' }, (body) => ({
        supported_languages: Object.values(body.supported_languages ?? {}),
      })),
  ),
];
