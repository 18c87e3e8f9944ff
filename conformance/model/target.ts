import type { Agent } from 'node:http';
import type { JsonObject } from '../../src/base/json.ts';
import type { ProviderId, Scope } from '../../src/contracts/providers.ts';
import type { Exchange, WireLimits, WireRequest } from './exchange.ts';
import type { ReasonKind } from './result.ts';

/** Which credential a request carries. `neighbour` is the full credential of another tenant. */
export type CredentialName = Scope | 'neighbour';

/** One credential: its parts under the names the provider's clients use, for example `{ apiKey }`. */
export type Credential = Readonly<Record<string, string>>;

/** A rate window: a number of requests in a number of seconds. Null: no limit. */
type LimitSetting = { readonly requests: number; readonly seconds: number } | null;

/** The state that a check needs. Members that are left out keep the target's value. */
export interface Arrangement {
  /** Whole credits left to spend. */
  readonly credits?: number;
  /** The rate window of the check's provider. */
  readonly limit?: LimitSetting;
  /** The kind of account: switches of the check's provider by their short names, for example `{ aiEnabled: 'off' }`. */
  readonly switches?: Readonly<Record<string, string>>;
  /** A catalogued failure that requests meet from now on, or a number of times: for failures that no request can cause. */
  readonly fault?: { readonly failure: string; readonly operation?: string; readonly times?: number };
  /** What the account has already, as a seed states it for the check's provider: for amounts that requests would take minutes to make. */
  readonly state?: JsonObject;
}

/** The access of one check to a target: its own tenant, if the target has a control API. */
export interface Session {
  /** The name of the check's own tenant, if the target has a control API. */
  readonly tenant?: string;
  /** The credential, or null if the target has none of that name. */
  credential(name: CredentialName): Promise<Credential | null>;
  /** Arranges the check's own tenant, or its neighbour. Only for targets with a control API. */
  arrange(arrangement: Arrangement, tenant?: 'own' | 'neighbour'): Promise<void>;
  /** The tenant's time in epoch milliseconds. */
  now(): Promise<number>;
  /** Lets this many seconds pass on the tenant's clock. A real wait rejects with the signal's reason when it fires. */
  wait(seconds: number, signal?: AbortSignal): Promise<void>;
  /** The known value of a switch of the provider; undefined if it is unknown. */
  switchValue(name: string): Promise<string | undefined>;
  /** Removes the resources of the check. */
  close(): Promise<void>;
}

/** The purpose of a request. */
export interface Sending {
  readonly check: { readonly id: string; readonly provider: ProviderId; readonly exhaustive?: boolean };
  readonly limits: WireLimits;
  readonly agent: Agent | false;
  /** True for a request that is not sent again when its connection breaks. */
  readonly once?: true;
  /** Called for every exchange that really took place, including repetitions. */
  onExchange(exchange: Exchange): void;
}

/** Sends requests to a target. Throwing a `SkipSignal` stops a request and ends its check as skipped. */
export interface Wire {
  send(request: WireRequest, sending: Sending): Promise<Exchange>;
  /** Sends the start of a request and cuts the connection. */
  cut(request: WireRequest, bytes: number, sending: Sending): Promise<void>;
}

/** Why the checks of a provider cannot run, and what the user can do. */
export interface Obstacle {
  readonly kind: Extract<ReasonKind, 'no-answer' | 'credential-refused'>;
  readonly reason: string;
}

/** A server under test. */
export interface Target {
  readonly kind: 'mock' | 'url' | 'live';
  /** Base URL by provider; providers without a URL are not selected. */
  readonly baseUrls: Readonly<Partial<Record<ProviderId, string>>>;
  /** True if tenants, credits, limits and time can be arranged through a control API. */
  readonly controlled: boolean;
  /** The credentials of the target: reports never show them, even if no check sent them. */
  readonly secrets?: readonly string[];
  /** True for a server that keeps connections open between requests: connections are then shared. */
  readonly keepsConnections?: boolean;
  /** Providers whose checks are skipped, with the reason. */
  readonly absent?: Readonly<Partial<Record<ProviderId, string>>>;
  /** Sends requests instead of the plain wire. */
  readonly wire?: Wire;
  /**
   * Asks one provider whether it answers and accepts the credential, with at most three requests, before its first check.
   * Absent: every provider is taken to answer. Never rejects.
   */
  readonly preflight?: (provider: ProviderId, signal?: AbortSignal) => Promise<Obstacle | undefined>;
  /** Opens the session of one check. A failure here is a fault of the harness, not of the target. */
  open(check: { readonly id: string; readonly provider: ProviderId }): Promise<Session>;
  close(): Promise<void>;
}
