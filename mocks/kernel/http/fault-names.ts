import { suggest } from '../../../src/base/nearest-first.ts';
import { commonParameters, faultKinds } from '../../../src/contracts/control/fault-rows.ts';
import type { FaultRule } from '../../../src/contracts/control/faults.ts';
import { HeaderValue } from '../../../src/contracts/control/header-texts.ts';
import { placeholdersOf } from '../../../src/contracts/forced-values.ts';
import { type ProviderId, providerIds, providerOf, providers } from '../../../src/contracts/providers.ts';
import type { FailureCatalogue } from '../../../src/contracts/types.ts';
import { WEBHOOK } from '../world/faults.ts';
import { SettingError } from '../world/settings.ts';
import { Refusal, refusalAnswer } from './refusal.ts';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/**
 * Checks the names in a fault rule: a rule with an unknown name would never strike, or strike the wrong requests.
 * @throws {SettingError} for a provider, operation, method, failure or value that does not exist, and for a fault that no webhook has
 * @throws {Refusal} for values that are invalid in the headers of the failure
 */
export async function checkFaultNames({ match = {}, effect }: FaultRule): Promise<void> {
  const of = await checkRequestNames(match);
  if (match.operation === WEBHOOK) demand('fault for webhooks', effect.type, webhookFaults);
  if (effect.type !== 'failure') return;
  const { failure, values } = effect;
  const tables = await Promise.all(of.map((id) => providers[id].failures()));
  demand('failure', failure, [...new Set(tables.flatMap((table) => Object.keys(table)))]);
  const having = tables.filter((table) => Object.hasOwn(table, failure));
  checkValues(failure, values, having);
}

/** The faults that webhooks can have. */
const webhookFaults = Object.entries(faultKinds).flatMap(([type, { webhook }]) =>
  webhook === undefined ? [] : [type],
);

const parameterNames = commonParameters.map(({ name }) => name);

type Values = Readonly<Record<string, string | number>>;

function checkValues(failure: string, values: Values = {}, having: readonly FailureCatalogue[]): void {
  const known = new Set(having.flatMap((table) => placeholdersOf(table[failure] ?? { body: '' })));
  for (const name of Object.keys(values)) {
    // In the text of a fault, a misspelt parameter such as times is read as a value.
    if (!known.has(name)) demandOther(`value of ${failure} with the name`, name, [...known, ...parameterNames]);
  }
  for (const table of having) {
    for (const [name, value] of Object.entries(refusalAnswer(table, failure, values).headers)) {
      if (HeaderValue.safeParse(value).success) continue;
      throw new Refusal('body-invalid', { problem: `The values make a header ${name} that HTTP cannot carry.` });
    }
  }
}

/** Names of a request. */
export interface RequestNames {
  readonly provider?: string | undefined;
  readonly operation?: string | null | undefined;
  readonly method?: string | undefined;
}

/**
 * Checks names of requests; returns the providers that they can belong to.
 * @throws {SettingError} for a provider, operation or method that does not exist, with the nearest one
 */
export async function checkRequestNames({ provider, operation, method }: RequestNames): Promise<readonly ProviderId[]> {
  const of = provider === undefined ? providerIds : [demandProvider(provider)];
  if (method !== undefined) demand('method', method.toUpperCase(), METHODS);
  if (typeof operation === 'string') {
    const tables = await Promise.all(of.map((id) => providers[id].operations()));
    const ids = tables.flat().map(({ id }) => id);
    demand('operation', operation, [...ids, WEBHOOK]);
  }
  return of;
}

/** The provider of a name. @throws {SettingError} for an unknown name */
export function demandProvider(name: string): ProviderId {
  demand('provider', name, providerIds);
  return providerOf(name) as ProviderId;
}

/** @throws {SettingError} for a name that is not among the known ones; it lists the nearest first */
export function demand(what: string, name: string, known: readonly string[]): void {
  if (!known.includes(name)) demandOther(what, name, known);
}

function demandOther(what: string, name: string, known: readonly string[]): never {
  const { hint, known: listed } = suggest(
    name,
    known.filter((one) => one !== name),
  );
  throw new SettingError(`There is no ${what} ${name}.${hint}`, listed);
}
