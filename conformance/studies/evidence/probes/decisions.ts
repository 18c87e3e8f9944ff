import type { ProviderId } from '../../../../src/contracts/providers.ts';
import { switchValues } from '../../../../src/contracts/switches.ts';
import { operationOf } from '../../../model/config/capabilities.ts';
import { type Exchange, headerOf } from '../../../model/exchange.ts';
import { jsonOf } from '../../../model/paths.ts';
import type { CheckResult } from '../../../model/result.ts';
import type { Decision, ProbedAnswer } from './probe.ts';
import { serviceOf, services } from './services/services.ts';

/** Gathers what a run decides about the rows that nothing else decides. */
export class DecisionLog {
  readonly #baseUrls: Readonly<Partial<Record<ProviderId, string>>>;
  /** By provider and the place of the probe in its list: the value that the last answer told. */
  readonly #values = new Map<string, string>();

  constructor(baseUrls: Readonly<Partial<Record<ProviderId, string>>>) {
    this.#baseUrls = baseUrls;
  }

  /** Looks at an answer to a check, given by its whole id. */
  note(provider: ProviderId, exchange: Exchange, check: string): void {
    const known = serviceOf(provider)?.probes.switches ?? [];
    known.forEach((probe, at) => {
      if (`${provider}/${probe.check}` !== check || exchange.response === null) return;
      const operation = operationOf(provider, exchange.request, (this.#baseUrls[provider] ?? '').replace(/\/+$/, ''));
      if (probe.operation !== undefined && operation !== undefined && operation !== probe.operation) return;
      const value = probe.decide(answerOf(exchange, exchange.response));
      if (value !== undefined) this.#values.set(`${provider} ${at}`, value);
    });
  }

  /** The decisions of the run, by the results of its checks. */
  decisions(results: readonly Pick<CheckResult, 'id' | 'provider' | 'status' | 'reasonKind'>[]): readonly Decision[] {
    return services.flatMap(({ provider }) => [...this.#ofSwitches(provider), ...this.#ofRows(provider, results)]);
  }

  /** The decided value of a switch, and the check that told it. */
  #valueOf(provider: ProviderId, name: string): { readonly value: string; readonly check: string } | undefined {
    const known = serviceOf(provider)?.probes.switches ?? [];
    for (const [at, probe] of known.entries()) {
      const value = probe.switch === name ? this.#values.get(`${provider} ${at}`) : undefined;
      if (value !== undefined) return { value, check: `${provider}/${probe.check}` };
    }
    return undefined;
  }

  #ofSwitches(provider: ProviderId): Decision[] {
    const names = [...new Set((serviceOf(provider)?.probes.switches ?? []).map((probe) => probe.switch))];
    return names.flatMap((name) => {
      const found = this.#valueOf(provider, name);
      if (found === undefined) return [];
      return (switchValues(`${provider}.${name}`) ?? []).map((value) => ({
        provider,
        row: `switch ${name}=${value}`,
        check: found.check,
        holds: value === found.value,
      }));
    });
  }

  #ofRows(
    provider: ProviderId,
    results: readonly Pick<CheckResult, 'id' | 'provider' | 'status' | 'reasonKind'>[],
  ): Decision[] {
    return Object.entries(serviceOf(provider)?.probes.rows ?? {}).flatMap(([row, probe]) => {
      const [name, switchName, under] = typeof probe === 'string' ? [probe] : probe;
      const check = `${provider}/${name}`;
      const value = switchName === undefined ? undefined : this.#valueOf(provider, switchName)?.value;
      if (under !== undefined) return value === undefined ? [] : [{ provider, row, check, holds: value === under }];
      const result = results.find(({ id }) => id === check);
      const holds = result === undefined ? undefined : heldBy(result);
      return holds === undefined ? [] : [{ provider, row, check, holds }];
    });
  }
}

/** Whether a check saw what is assumed; undefined where it saw nothing. */
function heldBy({ status, reasonKind }: Pick<CheckResult, 'status' | 'reasonKind'>): boolean | undefined {
  if (status === 'passed' || (status === 'probed' && reasonKind === 'as-assumed')) return true;
  if (status === 'failed' || status === 'warned' || (status === 'probed' && reasonKind === 'differs')) return false;
  return undefined;
}

const answerOf = (
  { request }: Exchange,
  { status, headers, bytes }: NonNullable<Exchange['response']>,
): ProbedAnswer => {
  const { pathname, search } = new URL(request.url);
  return {
    status,
    header: (name) => headerOf(headers, name),
    json: jsonOf(bytes),
    text: new TextDecoder().decode(bytes),
    path: pathname + search,
  };
};
