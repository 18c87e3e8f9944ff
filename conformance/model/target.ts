import type { Agent } from 'node:http';
import type { ProviderId, Scope } from '../../src/contracts/providers.ts';
import type { Exchange, WireLimits, WireRequest } from './exchange.ts';

/** Which credential a request carries. `neighbour` is the full credential of another tenant. */
export type CredentialName = Scope | 'neighbour';

/** One credential: its parts under the names the provider's clients use, for example `{ apiKey }`. */
export type Credential = Readonly<Record<string, string>>;

/** A rate window: so many requests in so many seconds; null: no limit. */
export type LimitSetting = { readonly requests: number; readonly seconds: number } | null;

/** What a check wants to find. What is not named stays as the target has it. */
export interface Arrangement {
  /** Whole credits left to spend. */
  readonly credits?: number;
  /** The rate window of the check's provider. */
  readonly limit?: LimitSetting;
  /** What kind of account it is: switches of the check's provider by their short names, for example `{ aiEnabled: 'off' }`. */
  readonly switches?: Readonly<Record<string, string>>;
  /** A refusal of the catalogue that requests meet from now on, or so many times, for what no request can bring about. */
  readonly fault?: { readonly failure: string; readonly operation?: string; readonly times?: number };
}

/** What one check may do to a target: for a target with a control API, a tenant of its own. */
export interface Session {
  /** The credential, or null when the target was given none of that name. */
  credential(name: CredentialName): Promise<Credential | null>;
  /** Arranges the check's own tenant, or its neighbour's. Only where the target is controlled. */
  arrange(arrangement: Arrangement, tenant?: 'own' | 'neighbour'): Promise<void>;
  /** The tenant's time in epoch milliseconds. */
  now(): Promise<number>;
  /** Lets so many seconds pass on the tenant's clock. */
  wait(seconds: number): Promise<void>;
  /** The value a switch of the provider is known to have; undefined when nothing is known. */
  switchValue(name: string): Promise<string | undefined>;
  /** Removes what the check made. */
  close(): Promise<void>;
}

/** What a request is sent for. */
export interface Sending {
  readonly check: { readonly id: string; readonly provider: ProviderId; readonly exhaustive?: boolean };
  readonly limits: WireLimits;
  readonly agent: Agent | false;
  /** Told of every exchange that really took place, repetitions included. */
  onExchange(exchange: Exchange): void;
}

/** How requests leave for a target. Throwing a `SkipSignal` keeps one back and ends its check as skipped. */
export interface Wire {
  send(request: WireRequest, sending: Sending): Promise<Exchange>;
  /** Sends the start of a request and cuts the connection. */
  cut(request: WireRequest, bytes: number, sending: Sending): Promise<void>;
}

/** A server under test. */
export interface Target {
  readonly kind: 'mock' | 'url' | 'live';
  /** Base URL by provider; providers without one are not selected. */
  readonly baseUrls: Readonly<Partial<Record<ProviderId, string>>>;
  /** True when tenants, credits, limits and time can be arranged through a control API. */
  readonly controlled: boolean;
  /** Credentials it was given: no report shows them, even where a check did not send them. */
  readonly secrets?: readonly string[];
  /** True for a server that is known not to close a connection between two requests: connections are then shared. */
  readonly keepsConnections?: boolean;
  /** Providers whose checks are skipped, with the reason. */
  readonly absent?: Readonly<Partial<Record<ProviderId, string>>>;
  /** Sends requests in the place of the plain wire. */
  readonly wire?: Wire;
  /** Opens what one check needs. Failing here is the harness's fault, not the target's. */
  open(check: { readonly id: string; readonly provider: ProviderId }): Promise<Session>;
  close(): Promise<void>;
}
