import { LIVE_BASE_URL } from '../contracts/translateplus/address.ts';
import { type OperationId, operations } from '../contracts/translateplus/operations.ts';
import { provider } from '../contracts/translateplus/provider.ts';
import { clientOperations } from './http/operations.ts';
import { callAt, strictCalls } from './http/strict-calls.ts';
import {
  broken,
  type CallOptions,
  clientSettings,
  createTransport,
  type HttpAnswer,
  headerSetting,
  withEnvironment,
} from './http.ts';
import { readAccount, readHealth, readLanguages, readTranslation } from './translateplus/answers.ts';
import { refusalOf } from './translateplus/errors.ts';
import { checkInput } from './translateplus/input.ts';
import { readRateLimitWait } from './translateplus/numbers.ts';
import type { TranslatePlusClient, TranslatePlusOptions } from './translateplus/types.ts';

export type { CallOptions } from './http.ts';
export { InsufficientCreditsError, type TranslatePlusError } from './translateplus/errors.ts';
export type {
  AccountSummary,
  Health,
  SubtitlesInput,
  TranslatedSubtitles,
  TranslatePlusClient,
  TranslatePlusOptions,
} from './translateplus/types.ts';

const SERVICE = 'TranslatePlus';
const table = clientOperations(operations);
const methodOptions = {
  translateSubtitles: callAt(1),
  getAccountSummary: callAt(0),
  listSupportedLanguages: callAt(0),
  getHealth: callAt(0),
};

/**
 * Makes a client of TranslatePlus (docs page "Translate Subtitles").
 * @throws {InputError} for an option that cannot work; the message never repeats the key.
 * @example
 * const client = createTranslatePlusClient({ baseUrl: 'http://127.0.0.1:4030', apiKey: 'mock_demo' });
 * const { content } = await client.translateSubtitles({
 *   format: 'srt',
 *   content: '1\n00:00:01,000 --> 00:00:02,000\nHello world\n',
 *   target: 'es',
 * });
 * @example
 * try {
 *   await client.translateSubtitles({ format: 'vtt', content: file, source: 'en', target: 'fr' });
 * } catch (error) {
 *   if (!isClientError(error)) throw error;
 *   if (error instanceof InsufficientCreditsError) console.log(`${error.required} needed, ${error.remaining} left`);
 *   if (error.chargePossible) console.log('look at the account before trying again');
 * }
 */
export function createTranslatePlusClient(given: TranslatePlusOptions = {}): TranslatePlusClient {
  const options = withEnvironment(given, provider, ['apiKey']);
  const { setup, settings } = clientSettings(SERVICE, LIVE_BASE_URL, options, [options.apiKey]);
  const apiKey = headerSetting(setup, 'apiKey', options.apiKey, provider.credentialVariables.apiKey);
  const headers = { ...settings.headers, Accept: 'application/json' };
  const transport = createTransport({ ...settings, headers, readWait: readRateLimitWait });

  const get = (operation: Exclude<OperationId, 'translateSubtitles'>, call: CallOptions) =>
    transport.send({
      operation,
      repeat: table[operation].repeat,
      method: table[operation].method,
      path: table[operation].path(),
      // GET /health takes no key (docs page health), so the client sends none.
      headers: operation === 'getHealth' ? {} : { 'X-API-KEY': apiKey },
      call,
    });

  const client: TranslatePlusClient = {
    async translateSubtitles(input, call = {}) {
      const operation = 'translateSubtitles';
      const { repeat, method, path } = table[operation];
      const body = checkInput(transport.context(operation, repeat), input);
      const answer = await transport.send({
        operation,
        repeat,
        method,
        path: path(),
        headers: { 'X-API-KEY': apiKey, 'Content-Type': 'application/json' },
        // JSON.stringify escapes lone surrogates, which UTF-8 cannot carry.
        body: JSON.stringify(body),
        call,
      });
      return readTranslation(accept(answer), body.format);
    },
    getAccountSummary: async (call = {}) => readAccount(accept(await get('getAccountSummary', call))),
    listSupportedLanguages: async (call = {}) => readLanguages(accept(await get('listSupportedLanguages', call))),
    async getHealth(call = {}) {
      const answer = await get('getHealth', call);
      const health = answer.status === 200 || answer.status === 503 ? tryHealth(answer) : null;
      if (health) return health;
      throw broken(accept(answer), 'wrong-shape', '{"status":"ok","service","version"}', 'another object');
    },
  };
  return strictCalls(client, methodOptions);
}

function accept(answer: HttpAnswer): HttpAnswer {
  if (answer.status < 200 || answer.status > 299) throw refusalOf(answer);
  return answer;
}

/** A 503 may come from a proxy rather than the service, so its body may be anything. */
function tryHealth(answer: HttpAnswer) {
  try {
    return readHealth(answer);
  } catch (error) {
    if (answer.status === 503) return null;
    throw error;
  }
}
