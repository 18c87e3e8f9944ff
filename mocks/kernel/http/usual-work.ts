import type { Request, Response } from 'express';
import type { JsonObject, JsonValue } from '../../../src/base/json.ts';
import type { Property } from '../world/seams.ts';
import type { Tenant } from '../world/tenant.ts';
import type { World } from '../world/world.ts';
import { bodyBytes, parseJsonObject } from './json-body.ts';
import type { Handler } from './mock-definition.ts';
import { exchangeOf } from './open-exchange.ts';
import { Refusal } from './refusal.ts';
import { sendAnswer } from './send.ts';

/** What the work of an operation is given. */
export interface Call {
  /** The account of the request: its state, clock, counters and switches. */
  readonly tenant: Tenant;
  /** The parameters of the path, decoded. */
  readonly params: Readonly<Record<string, string>>;
  /** The parameters of the query; the last one of a name. */
  readonly query: Readonly<Record<string, string>>;
  /** The body; empty without one. */
  readonly bytes: Uint8Array;
  readonly request: Request;
  /** The JSON object in the body. @throws {Refusal} `json-invalid` */
  json(): JsonObject;
  /** Takes whole credits from the account. @throws {Refusal} `credits-short`; then nothing is taken */
  charge(credits: number): void;
}

/** A success. */
export interface Success {
  /** Default: 200. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON, or bytes with a Content-Type among the headers. Default: an empty body. */
  readonly body?: JsonValue | Uint8Array;
}

/** The work of one operation: reads the call, changes the state, returns the success. Refuses by throwing a `Refusal`. */
export type Work = (call: Call) => Success | Promise<Success>;

/** Makes a handler of a work. The answer passes the seams, so that mutants can change it. */
export function handlerOf(world: World, work: Work): Handler {
  return (request, response) => {
    const success = work(callOf(world, request, response));
    if (!(success instanceof Promise)) return send(world, response, success);
    return success.then((late) => send(world, response, late));
  };
}

function callOf(world: World, request: Request, response: Response): Call {
  const exchange = exchangeOf(response);
  const { about } = exchange;
  const bytes = bodyBytes(request.body);
  exchange.body = bytes;
  const ownerOf = (property: Property): Tenant => exchange.owner(world, property);
  return {
    tenant: ownerOf('state'),
    params: request.params as Readonly<Record<string, string>>,
    query: Object.fromEntries(new URLSearchParams(request.url.split('?')[1] ?? '')),
    bytes,
    request,
    json: () => {
      const value = parseJsonObject(bytes);
      if (value === null) throw new Refusal('json-invalid');
      return value;
    },
    charge: (credits) => {
      const { paid, remaining, required } = world.seams.charge(ownerOf('account').account, credits, about);
      if (!paid) throw new Refusal('credits-short', { remaining, required });
    },
  };
}

function send(world: World, response: Response, { status = 200, headers = {}, body }: Success): void {
  const exchange = exchangeOf(response);
  sendAnswer(world.seams, exchange, response, { status, headers, body, rule: exchange.operation ?? '' });
}
