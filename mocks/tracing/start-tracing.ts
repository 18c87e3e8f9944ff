import { packageVersion } from '../../src/base/package-version.ts';
import type { World } from '../kernel/world/world.ts';
import type { OtelVariables } from './read-variables.ts';

/** Spans of requests and webhooks, if the variables ask for them. */
export interface Tracing {
  /** The environment. Only variables that begin with OTEL_ are looked at. */
  readonly variables: OtelVariables;
  /** Receives why there are no spans, or not all. */
  readonly onProblem: (problem: string) => void;
}

/** Milliseconds that the last spans may take: a server stops soon, even if its collector does not answer. */
const LAST_SPANS_MS = 1_000;

/** Starts to send spans, if it is asked for. Returns what stops it. Without OTEL_ variables it loads nothing. */
export async function startTracing(world: World, tracing: Tracing | undefined): Promise<() => Promise<void>> {
  if (tracing === undefined || !Object.keys(tracing.variables).some((name) => name.startsWith('OTEL_'))) {
    return async () => {};
  }
  const { traceWorld } = await import('./trace-world.ts');
  const stop = await traceWorld(world, { ...tracing, version: packageVersion() });
  return () => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, LAST_SPANS_MS);
    });
    return Promise.race([stop(), late]).finally(() => clearTimeout(timer));
  };
}
