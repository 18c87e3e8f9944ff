import type { Evidence } from '../base/evidence.ts';
import type { Rate } from '../base/pacer.ts';
import type { FailureCatalogue, OperationRow, ProcessingReason, SampleMedium, SwitchTable } from './types.ts';
import type { UrlMarkerName } from './url-markers.ts';

/** A rate limit, how it is known, and what it counts. */
export interface RateLimitFact extends Rate {
  readonly evidence: Evidence;
  /** Present where one limit counts the requests to every provider behind the same listener. Default: this provider alone. */
  readonly counts?: 'listener';
}

/** A credential: its parts by name. */
export type CredentialParts = Readonly<Record<string, string>>;

/**
 * What is known of a provider before any of its tables is read: `src/contracts/<provider>/provider.ts`. Every list of
 * providers, credentials, addresses and ports derives from these rows. A row imports nothing heavy: programs load all
 * rows when they start.
 */
export interface ProviderRow {
  /** Names the provider in options, files and reports; never changes. */
  readonly id: string;
  /** For people. */
  readonly title: string;
  /** The mock's server, and its port by default. The two Cloudflare services share one. */
  readonly listener: { readonly id: string; readonly port: number };
  /** The path of the base URL that clients take, without the slash at its end. */
  readonly basePath: string;
  /** The base URL of the real service. One under .invalid: there is none, as `hasRealService` says. */
  readonly liveBaseUrl: string;
  /** Host names of the real service besides that of its base URL. */
  readonly otherHosts?: readonly string[];
  /** The environment variable that clients read the base URL from. */
  readonly baseUrlVariable: string;
  /** The parts of a credential that a client needs, each with the environment variable that clients read it from. */
  readonly credentialVariables: Readonly<Record<string, string>>;
  /** Variables that the same clients read too, and that would send other credentials along. */
  readonly conflictingVariables?: readonly string[];
  /** The request headers that carry a credential. */
  readonly credentialHeaders: (credential: CredentialParts) => Record<string, string>;
  /** Other headers that carry one, instead of these. */
  readonly otherCredentialHeaders?: readonly ((credential: CredentialParts) => Record<string, string>)[];
  /** A tenant's credential on the mock, by the names that clients give its parts. */
  readonly credentials: (token: string) => CredentialParts;
  /** A curl line that works as it is printed, to try the mock with. */
  readonly example: (baseUrl: string, credentials: CredentialParts) => string;
  /** Credentials printed in the docs and in the vendors' SDK suites: they open the tenant `samples`. */
  readonly sampleCredentials: readonly string[];
  /** Documented: the mock enforces it. Assumed: clients and live runs keep below it, and the mock refuses nothing. */
  readonly rateLimit: RateLimitFact;
  /** What the sources leave open. */
  readonly switches: SwitchTable;
  /** The values of switches that the vendor's own SDK suites presuppose. */
  readonly sdkFixtures: Readonly<Record<string, string>>;
  /** Loads the catalogue of failures. */
  readonly failures: () => Promise<FailureCatalogue>;
  /** Loads the reasons why it cannot hear a sound, which a seed and a marker may name. Absent for services that do not hear. */
  readonly reasons?: () => Promise<Readonly<Record<string, ProcessingReason>>>;
  /** The markers in media URLs that it heeds. Absent for services that take no media URLs. */
  readonly markers?: readonly UrlMarkerName[];
  /** Loads the media that show its failures. Absent for services that take no media URLs. */
  readonly sampleMedia?: () => Promise<readonly SampleMedium[]>;
  /** Loads the operations, without their schemas. */
  readonly operations: () => Promise<readonly OperationRow[]>;
}

/** A row whose two names are known as types; the rest is as of any row, so that the declared types stay short. */
export type NamedRow<Id extends string, Listener extends string> = ProviderRow & {
  readonly id: Id;
  readonly listener: { readonly id: Listener };
};

/** A row, checked and with its two names as types. */
export const providerRow = <const Id extends string, const Listener extends string>(
  row: NamedRow<Id, Listener>,
): NamedRow<Id, Listener> => row;

/** False for a mock without a real service behind it: its address is a name under .invalid, where none exists (RFC 6761). */
export const hasRealService = (baseUrl: string): boolean => !new URL(baseUrl).hostname.endsWith('.invalid');

/** The environment variables that point a provider's clients at a base URL with a credential. */
export const environmentOf = (
  { baseUrlVariable, credentialVariables }: ProviderRow,
  baseUrl: string,
  credential: CredentialParts,
): Readonly<Record<string, string>> => ({
  [baseUrlVariable]: baseUrl,
  ...Object.fromEntries(
    Object.entries(credentialVariables).map(([part, variable]) => [variable, credential[part] ?? '']),
  ),
});
