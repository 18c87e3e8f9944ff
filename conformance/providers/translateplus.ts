import { isJsonObject, type JsonValue } from '../../src/base/json.ts';
import { operations } from '../../src/contracts/translateplus/operations.ts';
import { countBillable } from '../../src/subtitles/index.ts';
import { translatePlusChecks } from '../checks/translateplus/index.ts';
import { defineSuite } from './suite.ts';
import { UNPROVEN } from './unproven.ts';

/** Blocks of the file in a request; the larger count if the server may read it as either format. */
function blocks(body: JsonValue | undefined, formats: readonly ('srt' | 'vtt')[]): number {
  const content = isJsonObject(body) ? body.content : undefined;
  return typeof content === 'string' ? Math.max(0, ...formats.map((format) => countBillable(content, format))) : 0;
}

const FORMATS = ['srt', 'vtt'] as const;

/** TranslatePlus subtitles. */
export const translatePlus = defineSuite({
  id: 'translateplus',
  operations,
  checks: translatePlusChecks,
  costs: {
    // Docs page "Translate Subtitles": "Requires 1 credit per subtitle block (text entry)".
    translateSubtitles: {
      atMost: (body) => blocks(body, FORMATS),
      charged: (body) =>
        blocks(
          body,
          FORMATS.filter((format) => isJsonObject(body) && body.format === format),
        ),
    },
  },
  // Translations create no resources.
  resources: {},
  forbidden: [],
  preflight: { operation: 'getAccountSummary' },
  budget: { credits: 600 },
  unproven: [
    { operations: 'all', failures: ['http-broken', 'request-timeout'], reason: UNPROVEN.belowHttp },
    { operations: 'all', failures: ['headers-too-large'], reason: UNPROVEN.headers },
    {
      operations: 'all',
      failures: ['internal-error', 'service-unavailable', 'health-down'],
      reason: UNPROVEN.notByRequest,
    },
    { operations: ['translateSubtitles'], failures: ['body-too-large'], reason: UNPROVEN.noDocumentedLimit },
    { operations: ['translateSubtitles'], failures: ['upload-incomplete'], reason: UNPROVEN.cut },
  ],
});
