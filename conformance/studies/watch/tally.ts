import { isJsonObject, type JsonValue } from '../../../src/base/json.ts';
import type { ProviderId } from '../../../src/contracts/providers.ts';
import type { OwnPart } from '../../live/own-part.ts';
import { operationOf } from '../../model/config/capabilities.ts';
import type { Exchange } from '../../model/exchange.ts';
import { jsonOf } from '../../model/paths.ts';
import type { CheckResult } from '../../model/result.ts';
import { isRed } from '../../run/repeat.ts';
import type { RunEvent } from '../../run/runner.ts';
import { lastingHeaders } from '../drift/lasting-headers.ts';
import { isEnumValue } from '../drift/shape.ts';
import type { SeenAnswer, SeenField } from './night.ts';
import { isSteady } from './verdict.ts';

/** An answer of an attempt that has not ended. */
interface Pending {
  readonly provider: ProviderId;
  readonly exchange: Exchange;
}

type Amounts = Map<string, number>;
type Fields = Map<string, { seen: number; of: number; kinds: Amounts; values: Amounts }>;

interface Counted {
  readonly operation: string;
  readonly status: number;
  answers: number;
  readonly fields: Fields;
  readonly headers: Amounts;
}

/**
 * Counts, for each operation and status, how many answers had which members. Only attempts count that held, and those of a check that
 * was red in the same way in each attempt: what a single broken answer showed is no shape of the service. Holds no values but those of
 * members that enumerate.
 */
export class Tally {
  readonly #pending = new Map<string, Pending[]>();
  readonly #operations = new Map<string, string>();
  readonly #answers = new Map<string, Counted>();
  readonly #baseUrls: Readonly<Partial<Record<ProviderId, string>>>;
  readonly #ownPart: OwnPart;

  /** @param ownPart removes the data of others from answers */
  constructor(
    baseUrls: Readonly<Partial<Record<ProviderId, string>>>,
    ownPart: OwnPart = (_provider, _operation, answer) => answer,
  ) {
    this.#baseUrls = baseUrls;
    this.#ownPart = ownPart;
  }

  /** Keeps an exchange until its attempt ends. For `onExchange` of a run. */
  readonly note = (provider: ProviderId, exchange: Exchange, check: string): void => {
    const list = this.#pending.get(check) ?? [];
    list.push({ provider, exchange });
    this.#pending.set(check, list);
  };

  /** For `onEvent` of a run. */
  readonly onEvent = (event: RunEvent): void => {
    if (event.type === 'started') return;
    const { result } = event;
    const list = this.#pending.get(result.id) ?? [];
    this.#pending.delete(result.id);
    const last = list.at(-1);
    const operation = last && this.#operationOf(last);
    if (operation !== undefined) this.#operations.set(result.id, operation);
    if (event.type === 'checked' && counts(result)) for (const one of list) this.#count(one);
  };

  /** The operation of a check's last request, `provider operation`; undefined if it sent none. */
  operationOf(check: string): string | undefined {
    return this.#operations.get(check);
  }

  /** What was counted, in an order that does not depend on that of the answers. */
  answers(): readonly SeenAnswer[] {
    return [...this.#answers.keys()].sort().flatMap((key): SeenAnswer[] => {
      const found = this.#answers.get(key);
      if (found === undefined) return [];
      const { operation, status, answers, fields, headers } = found;
      const named = sorted(fields).map(([path, { seen, of, kinds, values }]): [string, SeenField] => [
        path,
        {
          ...{ seen, of, types: [...kinds.keys()].sort(), kinds: amountsOf(kinds) },
          ...(values.size === 0 ? {} : { values: amountsOf(values) }),
        },
      ]);
      return [{ operation, status, answers, fields: Object.fromEntries(named), headers: amountsOf(headers) }];
    });
  }

  #operationOf({ provider, exchange: { request } }: Pending): string | undefined {
    const id = operationOf(provider, request, (this.#baseUrls[provider] ?? '').replace(/\/+$/, ''));
    return id === undefined ? undefined : `${provider} ${id}`;
  }

  #count(pending: Pending): void {
    const { provider, exchange } = pending;
    const { response } = exchange;
    const operation = this.#operationOf(pending);
    if (response === null || operation === undefined) return;
    const key = `${operation} ${response.status}`;
    const found = this.#answers.get(key) ?? {
      ...{ operation, status: response.status, answers: 0, fields: new Map(), headers: new Map() },
    };
    found.answers += 1;
    for (const name of lastingHeaders(response.headers)) add(found.headers, name);
    this.#answers.set(key, found);
    const json = jsonOf(response.bytes);
    if (json !== undefined)
      countIn(found.fields, '', this.#ownPart(provider, operation.slice(provider.length + 1), json));
  }
}

/** Members that some objects of a place have are counted against all objects of that place. */
function countIn(fields: Fields, path: string, value: JsonValue): void {
  if (Array.isArray(value)) {
    for (const item of value as readonly JsonValue[]) countIn(fields, `${path}[]`, item);
    return;
  }
  if (!isJsonObject(value)) return;
  const objects = fieldAt(fields, `${path}.`);
  objects.of += 1;
  objects.seen += 1;
  for (const [name, part] of Object.entries(value)) {
    const place = `${path}.${name}`;
    const field = fieldAt(fields, place);
    field.seen += 1;
    add(field.kinds, part === null ? 'null' : Array.isArray(part) ? 'array' : typeof part);
    if (isEnumValue(name, part)) add(field.values, part);
    countIn(fields, place, part as JsonValue);
  }
}

function fieldAt(fields: Fields, path: string) {
  const found = fields.get(path) ?? { seen: 0, of: 0, kinds: new Map(), values: new Map() };
  fields.set(path, found);
  return found;
}

const add = (amounts: Amounts, name: string) => amounts.set(name, (amounts.get(name) ?? 0) + 1);

const sorted = <T>(map: ReadonlyMap<string, T>): [string, T][] =>
  [...map].sort(([left], [right]) => (left < right ? -1 : 1));

const amountsOf = (amounts: Amounts): Record<string, number> => Object.fromEntries(sorted(amounts));

const counts = (result: CheckResult): boolean => (isRed(result) ? isSteady(result) : true);
