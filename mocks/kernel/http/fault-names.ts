import { nearest } from '../../../src/base/nearest.ts';
import { type FaultRule, HeaderValue } from '../../../src/contracts/control/faults.ts';
import { type ProviderId, providerIds, providerOf, providers } from '../../../src/contracts/providers.ts';
import { SettingError } from '../world/settings.ts';
import { Refusal, refusalAnswer } from './refusal.ts';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/**
 * Checks the names in a fault rule: a rule with an unknown name would never strike, or strike the wrong requests.
 * @throws {SettingError} for a provider, operation, method or failure that does not exist
 * @throws {Refusal} for values that are invalid in the headers of the failure
 */
export async function checkFaultNames({ match = {}, effect }: FaultRule): Promise<void> {
  const of = await checkRequestNames(match);
  if (effect.type !== 'failure') return;
  const { failure, values } = effect;
  const tables = await Promise.all(of.map((id) => providers[id].failures()));
  demand('failure', failure, [...new Set(tables.flatMap((table) => Object.keys(table)))]);
  for (const table of tables) {
    if (!Object.hasOwn(table, failure)) continue;
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
    demand('operation', operation, ids);
  }
  return of;
}

/** The provider of a name. @throws {SettingError} for an unknown name */
export function demandProvider(name: string): ProviderId {
  demand('provider', name, providerIds);
  return providerOf(name) as ProviderId;
}

function demand(what: string, name: string, known: readonly string[]): void {
  if (known.includes(name)) return;
  const [near] = nearest(name, known);
  throw new SettingError(`There is no ${what} ${name}.${near === undefined ? '' : ` Did you mean ${near}?`}`, known);
}
