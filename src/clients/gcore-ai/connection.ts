import { systemClock, type WaitingClock } from '../../base/clock.ts';
import { LIVE_BASE_URL } from '../../contracts/gcore-ai/address.ts';
import { type OperationId, operations } from '../../contracts/gcore-ai/operations.ts';
import { provider } from '../../contracts/gcore-ai/provider.ts';
import { clientOperations } from '../http/operations.ts';
import {
  type CallContext,
  type CallOptions,
  clientSettings,
  createTransport,
  type HttpAnswer,
  headerSetting,
  type Repeat,
  type Transport,
  withEnvironment,
} from '../http.ts';
import { refusalOf } from './errors.ts';
import type { GcoreOptions } from './types.ts';

const SERVICE = 'Gcore';
const table = clientOperations(operations);

/** One call of an operation. */
interface Call {
  readonly operation: OperationId;
  readonly ids?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object;
  /** The caller's options of this call. */
  readonly call?: CallOptions | undefined;
  /** Further secrets, besides the token, that must not appear in an error. */
  readonly secrets?: readonly string[];
}

/** A connection to one account. */
export interface Connection {
  readonly clock: WaitingClock;
  context(operation: string, repeat?: Repeat): CallContext;
  /** Returns the answer, with any status. */
  ask(call: Call): Promise<HttpAnswer>;
  /** Returns an answer with a status from 200 to 299. @throws {GcoreError} */
  send(call: Call): Promise<HttpAnswer>;
}

/** Opens a connection. @throws {InputError} for an option that cannot work; the message never repeats the token */
export function connect(given: GcoreOptions): Connection {
  const options = withEnvironment(given, provider, ['apiKey']);
  const { setup, settings: shared } = clientSettings(SERVICE, LIVE_BASE_URL, options, [options.apiKey]);
  const apiKey = headerSetting(setup, 'apiKey', options.apiKey, provider.credentialVariables.apiKey);
  const headers = { ...shared.headers, Accept: 'application/json', Authorization: `APIKey ${apiKey}` };
  const settings = { ...shared, headers };
  const secrets = [apiKey, ...partsOf(apiKey)];
  const usual = createTransport({ ...settings, secrets });
  const transportFor = (more: readonly string[]): Transport =>
    more.length === 0 ? usual : createTransport({ ...settings, secrets: [...secrets, ...more] });

  const ask = ({ operation, ids, query, body, call, secrets: more = [] }: Call) =>
    transportFor(more).send({
      operation,
      repeat: table[operation].repeat,
      method: table[operation].method,
      path: table[operation].path(ids),
      ...(query === undefined ? {} : { query }),
      ...(body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
      call,
    });
  return {
    clock: options.clock ?? systemClock,
    context: usual.context,
    ask,
    async send(call) {
      const answer = await ask(call);
      if (answer.status < 200 || answer.status > 299) throw refusalOf(answer);
      return answer;
    },
  };
}

/** The part after the id in `1234$abcd` and `29841_c767`: a server may repeat it alone, because a shell may have cut the token. */
function partsOf(apiKey: string): string[] {
  const secret = /^\d+[$_](.{8,})$/.exec(apiKey)?.[1];
  return secret === undefined ? [] : [secret];
}
