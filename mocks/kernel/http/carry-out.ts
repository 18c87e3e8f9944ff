import type { Request, Response } from 'express';
import { isJsonObject, type JsonObject } from '../../../src/base/json.ts';
import { endResponse } from '../../../src/listener/index.ts';
import type { World } from '../world/world.ts';
import { armAskedFaults } from './asked-faults.ts';
import type { Exchange } from './exchange.ts';
import { strikeBefore } from './fault-effects.ts';
import { checkMediaMarkers, markedUrls } from './media-markers.ts';
import type { BodyRule, Gate, Handler, MockDefinition } from './mock-definition.ts';
import type { ExchangeTables } from './on-record.ts';
import { openExchange, senderOf } from './open-exchange.ts';
import { ABORTED } from './outcome.ts';
import { Refusal, refusalAnswer } from './refusal.ts';
import { heedRequestMarkers, mayBeMarked } from './request-markers.ts';
import { sendAnswer } from './send.ts';
import { takeBody } from './take-body.ts';
import { renderBytes } from './write.ts';

/** One route of a mock: of an operation, or for requests without an operation. */
export interface Route {
  readonly operation: string | null;
  readonly gates: readonly Gate[];
  readonly body: BodyRule | null;
  readonly work: Handler;
}

/** The parts that carry out requests of one mock: its definition, its tables and its world. */
export interface Carrier {
  readonly world: World;
  readonly tables: ExchangeTables;
  readonly mock: MockDefinition;
}

/**
 * The path of every request: find the sender, carry out due effects, open the exchange, apply faults, pass the gates,
 * read the body, do the work. An exception becomes an answer in the provider's own shape. Synchronous if no step has to
 * wait. What is thrown before the exchange is open is left to the listener.
 */
export function carryOut(
  carrier: Carrier,
  routeFor: (exchangeTenant: Exchange['tenant']) => Route,
  request: Request,
  response: Response,
): void | Promise<void> {
  const { world, tables, mock } = carrier;
  const sender = senderOf(world, tables.provider, mock.credentialOf(request));
  const start = () => {
    const asked = routeFor(sender.tenant);
    const route = sender.isTurnedAway ? { ...asked, gates: [turnAway] } : asked;
    return { route, exchange: openExchange(tables, sender, route.operation, { request, response }) };
  };
  const { tenant } = sender;
  if (tenant.hasDue || mayFail(tenant, request)) return carryOutLater(carrier, { tenant, start }, request, response);
  const { route, exchange } = start();
  try {
    const work = passGates(carrier, route, exchange, request, response);
    if (work !== undefined) {
      watchForAbort(exchange, response);
      return work.catch((error: unknown) => answerError(carrier, error, exchange, request, response));
    }
  } catch (error) {
    answerError(carrier, error, exchange, request, response);
  }
  // A body is watched for where it is taken: most are at hand in the next tick.
  if (route.body === null && !exchange.isRecorded) watchForAbort(exchange, response);
}

/** True if a fault may strike the request: one that is armed, or one that the request asks for. */
const mayFail = (tenant: Exchange['tenant'], request: Request): boolean =>
  tenant.faults.size > 0 || request.headers['x-harness-fault'] !== undefined || mayBeMarked(request);

async function carryOutLater(
  carrier: Carrier,
  sender: { tenant: Exchange['tenant']; start: () => { route: Route; exchange: Exchange } },
  request: Request,
  response: Response,
): Promise<void> {
  await sender.tenant.settle();
  const { route, exchange } = sender.start();
  watchForAbort(exchange, response);
  try {
    if (await strike(carrier, exchange, request, response)) return;
    await passGates(carrier, route, exchange, request, response);
  } catch (error) {
    answerError(carrier, error, exchange, request, response);
  }
}

/** Applies markers and faults. Resolves to true if they ended the request. @throws {Refusal} for a failure that one causes */
async function strike(
  { mock, world }: Carrier,
  exchange: Exchange,
  request: Request,
  response: Response,
): Promise<boolean> {
  try {
    if (mayBeMarked(request)) await heedRequestMarkers(mock, exchange);
    await armAskedFaults(exchange);
    return await strikeBefore(exchange, request.path, response);
  } catch (error) {
    if (error instanceof Refusal) mock.forced?.(world, exchange, error);
    throw error;
  }
}

/** Passes the gates and does the work. Where the body is read first, what is thrown from then on is answered here. */
function passGates(
  carrier: Carrier,
  route: Route,
  exchange: Exchange,
  request: Request,
  response: Response,
): void | Promise<void> {
  const { world, mock } = carrier;
  for (const gate of route.gates) gate(exchange, request);
  const work = () => {
    mock.plant?.(world, exchange, request);
    return route.work(request, response);
  };
  if (route.body === null) return work();
  route.body.accepts?.(exchange, request);
  const failed = (error: unknown) => answerError(carrier, error, exchange, request, response);
  const waits = () => watchForAbort(exchange, response);
  const taken = (bytes: Uint8Array) => {
    try {
      request.body = bytes;
      const urls = markedUrls(mock, exchange, bytes);
      (urls.length === 0 ? work() : checkMediaMarkers(exchange, urls).then(work))?.catch(failed);
      if (!exchange.isRecorded) waits();
    } catch (error) {
      failed(error);
    }
  };
  takeBody(request, route.body.limit, { taken, failed, waits });
}

const turnAway: Gate = () => {
  throw new Refusal('tenants-full');
};

/** Records a request as aborted if its client disconnects before the answer. */
function watchForAbort(exchange: Exchange, response: Response): void {
  if (response.destroyed) exchange.record(ABORTED, null);
  else response.once('close', () => exchange.record(ABORTED, null));
}

/**
 * Answers an exception of a request in the provider's own shape. Never throws itself: Express would answer with
 * a page that shows the stack.
 */
export function answerError(
  carrier: Carrier,
  error: unknown,
  exchange: Exchange,
  request: Request,
  response: Response,
): void {
  try {
    answerThrown(carrier, error, exchange, request, response);
  } catch (second) {
    carrier.world.onDefect(second);
    endResponse(response, renderBytes(refusalAnswer(carrier.tables.failures, 'internal-error')));
  }
}

function answerThrown(
  { world, tables, mock }: Carrier,
  error: unknown,
  exchange: Exchange,
  request: Request,
  response: Response,
): void {
  if (isAborted(error)) {
    exchange.record(ABORTED, null);
    return;
  }
  mock.refused?.(world, exchange);
  const thrown = error instanceof Refusal ? error : mock.refusalOf(error, request);
  const refusal = thrown && Object.hasOwn(tables.failures, thrown.failure) ? thrown : null;
  if (!refusal) world.onDefect(error);
  const answer = refusalAnswer(tables.failures, refusal?.failure ?? 'internal-error', refusal?.values);
  const shaped =
    refusal && mock.shape && isJsonObject(answer.body) && !(answer.body instanceof Uint8Array)
      ? { ...answer, body: mock.shape(exchange.tenant, refusal.failure, answer.body as JsonObject) }
      : answer;
  sendAnswer(world.seams, exchange, response, shaped);
}

const isAborted = (error: unknown): boolean =>
  error instanceof Error && 'type' in error && (error as { type: unknown }).type === 'request.aborted';
