import type { ErrorRequestHandler, Express, RequestHandler } from 'express';
import type { Operation } from '../../../src/contracts/types.ts';
import { adoptMessages, type Loaded } from '../../../src/listener/index.ts';
import type { World } from '../world/world.ts';
import { bareApp } from './bare-app.ts';
import { answerBroken, answerRefused } from './broken.ts';
import { answerError, type Carrier, carryOut, type Route } from './carry-out.ts';
import type { MockDefinition } from './mock-definition.ts';
import type { ExchangeTables } from './on-record.ts';
import { exchangeOf } from './open-exchange.ts';
import { expressPath } from './operation-index.ts';

/** One provider's mock, ready for a world. */
export interface Mock {
  readonly createApp: (world: World) => Express;
  /** The parts of a listener: the app, and answers for broken HTTP and for requests that the guard refuses. */
  readonly server: (world: World) => Loaded;
  /** Makes the mock's planned effects happen in a world, before its first request. */
  readonly arm: (world: World) => void;
}

/**
 * Builds a provider's mock from its definition: routes and aliases of every operation of the contract, effects, journal
 * tables, answers to unknown paths and to broken HTTP.
 */
export function defineMock<OperationId extends string>(mock: MockDefinition<OperationId>): Mock {
  const tables = tablesOf(mock);
  const createApp = (world: World) => createMockApp(world, mock, tables);
  return {
    createApp,
    arm: (world) => handleEffects(world, mock),
    server: (world) => {
      const app = createApp(world);
      return {
        listener: app,
        broken: answerBroken(world, tables, mock.broken),
        refuse: answerRefused(world, tables),
        adopt: (messages) => adoptMessages(app, messages),
      };
    },
  };
}

function createMockApp<OperationId extends string>(
  world: World,
  mock: MockDefinition<OperationId>,
  tables: ExchangeTables,
): Express {
  handleEffects(world, mock);
  const carrier: Carrier = { world, tables, mock };
  const unknown: Route = {
    operation: null,
    gates: mock.gates(world, null),
    body: null,
    work: (request, response) => {
      const exchange = exchangeOf(response);
      throw mock.unknownRoute(exchange, request, mock.index(exchange.tenant).methodsOf(request.path));
    },
  };
  const serve =
    (route: Route): RequestHandler =>
    (request, response) =>
      carryOut(carrier, () => route, request, response);
  const app = bareApp();
  for (const operation of mock.contract.operations as readonly (Operation & { id: OperationId })[]) {
    const route: Route = {
      operation: operation.id,
      gates: mock.gates(world, operation),
      body: mock.body?.(operation) ?? null,
      work: mock.handlers[operation.id](world),
    };
    app[operation.method](pathsOf(mock, operation, operation.path), serve(route));
    for (const alias of operation.aliases ?? []) {
      app[operation.method](pathsOf(mock, operation, alias), (request, response) =>
        carryOut(carrier, (tenant) => (mock.aliasesOpen?.(tenant) ? route : unknown), request, response),
      );
    }
  }
  const { methodStated } = mock;
  if (methodStated !== undefined) {
    // Behind the operations, so that it costs other requests nothing.
    app.use((request, response, next) => {
      const method = methodStated(request);
      if (method === null || method === request.method) return next();
      request.method = method;
      app(request, response, next);
    });
  }
  app.use(serve(unknown));
  app.use(answerUnrouted(carrier, unknown));
  return app;
}

function handleEffects(world: World, { effects = {}, shown, contract }: MockDefinition): void {
  if (shown !== undefined) world.show(contract.provider, shown);
  for (const [kind, effect] of Object.entries(effects)) world.handle(kind, effect(world));
}

const pathsOf = (mock: Pick<MockDefinition, 'paths'>, operation: Operation, path: string): string[] => [
  ...(mock.paths?.(path, operation) ?? [expressPath(path)]),
];

/** Answers a path that Express cannot decode, after the gates of every path. */
function answerUnrouted(carrier: Carrier, unknown: Route): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const exchange = exchangeOf(response);
    if (exchange !== undefined) return answerError(carrier, error, exchange, request, response);
    const work = () => {
      throw error;
    };
    const operation = (tenant: Parameters<typeof carrier.mock.index>[0]) =>
      carrier.mock.index(tenant).find(request.method, request.path);
    return carryOut(carrier, (tenant) => ({ ...unknown, operation: operation(tenant), work }), request, response);
  };
}

/** The facts about a provider that the journal needs. Rules are created once, so that entries share them. */
function tablesOf({ contract }: MockDefinition): ExchangeTables {
  const rules = new Map(
    contract.operations.map(({ id, summary, evidence }) => [id, { what: `Answered: ${summary}.`, evidence }]),
  );
  return { provider: contract.provider, failures: contract.failures, rule: (id) => rules.get(id) ?? null };
}
