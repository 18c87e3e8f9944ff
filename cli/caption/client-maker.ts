import { systemClock } from '../../src/base/clock.ts';
import type { ClientOptions } from '../../src/clients/http.ts';
import type { ProviderId } from '../../src/contracts/providers.ts';
import { createProviderPacers, paced } from '../../src/pipeline/index.ts';
import type { Target } from './target.ts';

/** What a client of one provider is made from. */
export type ServiceOptions = Pick<ClientOptions, 'baseUrl' | 'clock' | 'fetch'> & {
  readonly credentials: Readonly<Record<string, string>>;
};

/** Makes paced clients, each at its first use: a service that is not used needs no credentials. */
export type ClientMaker = <C extends object>(provider: ProviderId, make: (service: ServiceOptions) => C) => () => C;

/** Returns a maker of clients for the target's services, on its clock. The clients stop waiting when the signal fires. */
export function clientMaker(target: Target, signal: AbortSignal): ClientMaker {
  const clock = target.clock ?? systemClock;
  const common = { clock, ...(target.clock ? { fetch: target.clock.fetch } : {}) };
  const pacers = createProviderPacers(clock);
  return <C extends object>(provider: ProviderId, make: (service: ServiceOptions) => C) => {
    let made: C | undefined;
    return () => {
      made ??= paced(make({ ...target.service(provider), ...common }), pacers[provider], signal);
      return made;
    };
  };
}
