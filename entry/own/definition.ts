import type { Check } from '../../conformance/model/check.ts';
import type { Mutant } from '../../conformance/mutants/index.ts';
import type { ProviderSuite, Unproven } from '../../conformance/providers/index.ts';
import type { MockDefinition } from '../../mocks/kernel/http/mock-definition.ts';
import type { Contract } from '../../src/contracts/contract.ts';
import type { CredentialParts, ProviderRow, RateLimitFact } from '../../src/contracts/provider-row.ts';
import type { SeedDefinition } from './seed-definition.ts';

/** How requests carry a credential, and where clients read it from. */
export interface CredentialDefinition {
  /** The parts of a credential, each with the environment variable that clients read it from. */
  readonly variables: Readonly<Record<string, string>>;
  /** The request headers that carry a credential. */
  readonly headers: (parts: CredentialParts) => Record<string, string>;
  /** A tenant's credential on the mock. Default: the token `mock_<name>` in every part. */
  readonly ofToken?: (token: string) => CredentialParts;
  /** Credentials printed in the provider's docs: they open the tenant `samples`. Default: none. */
  readonly samples?: readonly string[];
}

/** What a live run on the real service needs to know. */
export interface LiveDefinition extends Pick<ProviderSuite, 'costs' | 'resources' | 'forbidden' | 'budget'> {
  /** The base URL of the real service. */
  readonly baseUrl: string;
}

/** A provider of one's own: its facts, its mock, its checks and its mutants. */
export interface ProviderDefinition {
  /** Names the provider in options, files and reports: small letters and dashes. */
  readonly id: string;
  /** For people. */
  readonly title: string;
  /** The mock's server. `id` names it. Default: the provider's id. `port`: with `--ports default`. */
  readonly listener: { readonly id?: string; readonly port: number };
  /** The path of the base URL that clients take, without the slash at its end. Default: empty. */
  readonly basePath?: string;
  /** The environment variable that clients read the base URL from. Default: the id in capitals, and `_BASE_URL`. */
  readonly baseUrlVariable?: string;
  readonly credential: CredentialDefinition;
  /** A line that works as it is printed, to try the mock with. Default: a request to the base URL with the credential. */
  readonly example?: ProviderRow['example'];
  readonly contract: Contract;
  /** `usualMock` makes one. */
  readonly mock: MockDefinition;
  readonly checks: readonly Check[];
  readonly mutants: readonly Mutant[];
  /** Documented: the mock enforces it. Default: 60 requests in 60 seconds, assumed and not enforced. */
  readonly rateLimit?: RateLimitFact;
  /** Failures that no check can prove, and why. Default: none. */
  readonly unproven?: readonly Unproven[];
  /** Default: a seed may have no state of the provider. */
  readonly seed?: SeedDefinition;
  /** Default: none. Live runs then skip the provider. */
  readonly live?: LiveDefinition;
}

/** A contract with empty tables for those that are left out. */
export type ContractDefinition = Pick<Contract, 'operations' | 'failures'> &
  Partial<Pick<Contract, 'facts' | 'behaviours' | 'switches'>> & { readonly provider: string };
