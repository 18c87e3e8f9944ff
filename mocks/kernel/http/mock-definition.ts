import type { Request, Response } from 'express';
import type { JsonObject } from '../../../src/base/json.ts';
import type { Contract } from '../../../src/contracts/contract.ts';
import type { Operation } from '../../../src/contracts/types.ts';
import type { ShownState } from '../world/shown-state.ts';
import type { EffectHandler, Tenant } from '../world/tenant.ts';
import type { World } from '../world/world.ts';
import type { BrokenRows } from './broken.ts';
import type { Exchange } from './exchange.ts';
import type { OperationIndex } from './operation-index.ts';
import type { Refusal } from './refusal.ts';

/** Checks a request before its work; refuses it by throwing a `Refusal`. */
export type Gate = (exchange: Exchange, request: Request) => void;

/** The work of one operation: read, decide, change state, answer. Refuses by throwing a `Refusal`. */
export type Handler = (request: Request, response: Response) => void | Promise<void>;

/**
 * How the body of an operation is read: whole, after a check of its headers. Absent for operations that read their own
 * body.
 */
export interface BodyRule {
  /** Bytes. */
  readonly limit: number;
  readonly accepts?: Gate;
}

/** The definition of one provider's mock: its contract, and its differences from other providers. */
export interface MockDefinition<OperationId extends string = string> {
  readonly contract: Contract & { readonly operations: readonly (Operation & { readonly id: OperationId })[] };
  /** The credential that a request presents, or null. Does not throw. */
  readonly credentialOf: (request: Request) => string | null;
  /** The method that a header states in place of the request's own; null without one. Default: none is read. */
  readonly methodStated?: (request: Request) => string | null;
  /** The gates of an operation in the provider's own order; for null, the gates of unknown paths. */
  readonly gates: (world: World, operation: Operation | null) => readonly Gate[];
  readonly handlers: Readonly<Record<OperationId, (world: World) => Handler>>;
  readonly body?: (operation: Operation) => BodyRule | null;
  /** Planned effects by kind. */
  readonly effects?: Readonly<Record<string, (world: World) => EffectHandler>>;
  /** What people see of its state: resources, plans in words, track texts. Default: nothing. */
  readonly shown?: ShownState;
  /** Adds the rows that printed documents refer to. Runs after the gates and the body, before the work. */
  readonly plant?: (world: World, exchange: Exchange, request: Request) => void;
  /** The Express paths of an operation's path. Default: the path itself. */
  readonly paths?: (path: string, operation: Operation) => readonly string[];
  /** Finds operations by path, for 405 and for requests that break before they are routed. */
  readonly index: (tenant: Tenant) => OperationIndex;
  /** True if the alias paths of operations are open. Default: false. */
  readonly aliasesOpen?: (tenant: Tenant) => boolean;
  /** The refusal of a path or method without an operation; `allowed` are the methods of the path. */
  readonly unknownRoute: (exchange: Exchange, request: Request, allowed: readonly string[]) => Refusal;
  /** The refusal for an error that Express or a body reader raised; null for an unexpected one. */
  readonly refusalOf: (error: unknown, request: Request) => Refusal | null;
  /**
   * Adds the headers of an answer that the gates add otherwise, to a failure that a fault causes: it strikes before them. Counts
   * nothing.
   */
  readonly forced?: (world: World, exchange: Exchange, refusal: Refusal) => void;
  /** Called for every refused request before the answer. */
  readonly refused?: (world: World, exchange: Exchange) => void;
  /** The media URLs in the body of an operation; none while a switch of the tenant leaves their markers alone. */
  readonly mediaUrls?: (tenant: Tenant, operation: string, body: JsonObject) => readonly string[];
  /** By operation: what `mock-failure` in its query may ask for besides its failures. Its handler heeds them. */
  readonly lateFailures?: Readonly<Record<string, readonly string[]>>;
  /** The body of a refusal in the shape that the tenant's switches select. */
  readonly shape?: (tenant: Tenant, failure: string, body: JsonObject) => JsonObject;
  /** The rows for broken HTTP. */
  readonly broken: BrokenRows;
}
