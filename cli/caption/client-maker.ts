import { systemClock } from '../../src/base/clock.ts';
import { deriveHex } from '../../src/base/derive.ts';
import type { ClientOptions } from '../../src/clients/http.ts';
import type { ProviderId } from '../../src/contracts/providers.ts';
import { createProviderPacers, type Pacer, paced } from '../../src/pipeline/index.ts';
import type { Target } from './target.ts';

/** What a client of one provider is made from. */
export type ServiceOptions = Pick<ClientOptions, 'baseUrl' | 'clock' | 'fetch'> & {
  readonly credentials: Readonly<Record<string, string>>;
};

/** Makes paced clients, each at its first use: a service that is not used needs no credentials. */
export type ClientMaker = <C extends object>(provider: ProviderId, make: (service: ServiceOptions) => C) => () => C;

/** Returns the pacer of a provider for one account. @param account not a secret; the services behind one listener share it */
export type PacerOf = (provider: ProviderId, account: string) => Pacer;

/**
 * Returns a maker of clients for the target's services, on its clock. The clients stop waiting when the signal fires.
 * @param pacerOf default: pacers of this process
 */
export function clientMaker(target: Target, signal: AbortSignal, pacerOf?: PacerOf): ClientMaker {
  const clock = target.clock ?? systemClock;
  const common = { clock, ...(target.clock ? { fetch: target.clock.fetch } : {}) };
  const pacers = createProviderPacers(clock);
  return <C extends object>(provider: ProviderId, make: (service: ServiceOptions) => C) => {
    let made: C | undefined;
    return () => {
      if (!made) {
        const service = target.service(provider);
        const account = deriveHex(16, 'pace', ...Object.values(service.credentials));
        made = paced(make({ ...service, ...common }), pacerOf?.(provider, account) ?? pacers[provider], signal);
      }
      return made;
    };
  };
}
