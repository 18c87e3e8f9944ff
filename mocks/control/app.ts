import type { ErrorRequestHandler, Express } from 'express';
import { systemClock } from '../../src/base/clock.ts';
import { controlFailures } from '../../src/contracts/control/failures.ts';
import { controlOperations } from '../../src/contracts/control/operations.ts';
import { SeedError } from '../../src/contracts/seed/problem.ts';
import { endResponse, writeAnswer } from '../../src/listener/index.ts';
import { inspectorRoutes } from '../inspector/routes.ts';
import { bareApp } from '../kernel/http/bare-app.ts';
import { indexOperations } from '../kernel/http/operation-index.ts';
import { Refusal, refusalAnswer } from '../kernel/http/refusal.ts';
import { renderBytes } from '../kernel/http/write.ts';
import { TenantsFullError } from '../kernel/world/make-room.ts';
import { SettingError } from '../kernel/world/settings.ts';
import { MissingFileError } from '../kernel/world/snapshots/snapshot-file.ts';
import { SnapshotsFullError } from '../kernel/world/snapshots/snapshot-shelf.ts';
import type { World } from '../kernel/world/world.ts';
import { controlDocument } from './document.ts';
import { type ControlRefusal, controlRefusal } from './refused.ts';
import { reply } from './reply.ts';
import { conductRoutes } from './routes/conduct.ts';
import { docsRoutes } from './routes/docs.ts';
import { expectationRoutes } from './routes/expect.ts';
import { explanationRoutes } from './routes/explain.ts';
import { exportRoutes } from './routes/exports.ts';
import { journalRoutes } from './routes/journal.ts';
import { snapshotRoutes } from './routes/snapshots.ts';
import { stateRoutes } from './routes/state.ts';
import { streamRoutes } from './routes/stream.ts';
import { tenantRoutes } from './routes/tenants.ts';

/** Options of the control API. */
export interface ControlOptions {
  readonly version: string;
  readonly providers: readonly string[];
  /** Returns the port of each provider's listener. */
  readonly ports?: () => Readonly<Record<string, number>>;
  /** Returns the URL of each provider's listener, without a path. Default: `http://<provider>.invalid`. */
  readonly origins?: () => Readonly<Record<string, string>>;
  /** Called for each refused request. */
  readonly onRefusal?: ((refusal: ControlRefusal) => void) | undefined;
}

const index = indexOperations(controlOperations);

/** The control API of a world: tenants, clocks, faults, journals, explanations. */
export function createControlApp(world: World, options: ControlOptions): Express {
  const app = bareApp();
  app.use((_request, response, next) => {
    response.locals.startedAt = systemClock.now();
    next();
  });
  app.get('/health', (_request, response) => {
    const { version, providers, ports } = options;
    reply(response, 200, {
      status: 'ok',
      version,
      providers: [...providers],
      ...(ports ? { ports: { ...ports() } } : {}),
    });
  });
  app.get('/openapi.json', (_request, response) => {
    reply(response, 200, controlDocument(options.version));
  });
  inspectorRoutes(app);
  docsRoutes(app, options);
  tenantRoutes(app, world);
  streamRoutes(app, world);
  const originOf = (provider: string) => options.origins?.()[provider] ?? `http://${provider}.invalid`;
  journalRoutes(app, world, originOf);
  exportRoutes(app, world, { version: options.version, originOf });
  snapshotRoutes(app, world);
  stateRoutes(app, world);
  expectationRoutes(app, world);
  conductRoutes(app, world);
  explanationRoutes(app, world);
  app.use((request) => {
    const methods = index.methodsOf(request.path).flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
    const allow = methods.join(', ');
    const values = { method: request.method, path: request.path, allow };
    throw new Refusal(allow === '' ? 'route-unknown' : 'method-unknown', values);
  });
  app.use(answerControlErrors(world, options));
  return app;
}

function answerControlErrors(world: World, { onRefusal }: ControlOptions): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    try {
      if (response.headersSent) return;
      const refusal = asRefusal(error);
      if (refusal.failure === 'internal-error') world.onDefect(error);
      const answer = refusalAnswer(controlFailures, refusal.failure, refusal.values);
      writeAnswer(response, renderBytes(answer));
      const { method, originalUrl: path } = request;
      onRefusal?.(controlRefusal({ method, path, startedAt: response.locals.startedAt }, answer));
    } catch (second) {
      // Express would show the stack.
      world.onDefect(second);
      endResponse(response, renderBytes(refusalAnswer(controlFailures, 'internal-error', { problem: 'twice' })));
    }
  };
}

function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof SettingError)
    return new Refusal('setting-unknown', { problem: error.message, known: error.known });
  if (error instanceof SeedError) return new Refusal('body-invalid', { problem: error.message });
  if (error instanceof TenantsFullError) return new Refusal('tenants-full', { limit: error.limit });
  if (error instanceof SnapshotsFullError) return new Refusal('snapshots-full', { limit: error.limit });
  if (error instanceof MissingFileError) return new Refusal('snapshot-invalid', { problem: error.message });
  if (error instanceof URIError) return new Refusal('route-unknown', { method: '', path: 'such a path' });
  const type = error instanceof Error && 'type' in error ? error.type : '';
  if (type === 'entity.too.large')
    return new Refusal('body-too-large', { limit: (error as { limit?: number }).limit ?? '' });
  if (type === 'encoding.unsupported') return new Refusal('body-encoded');
  if (typeof type === 'string' && type !== '') return new Refusal('json-invalid');
  return new Refusal('internal-error', { problem: error instanceof Error ? error.message : String(error) });
}
