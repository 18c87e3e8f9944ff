import { providerRows } from '../../src/contracts/providers.ts';
import type { JournalListener } from '../kernel/world/journal-listeners.ts';
import type { Slot } from '../kernel/world/journal-slot.ts';
import type { World } from '../kernel/world/world.ts';
import { MissingPackageError, type OtelOptions, openOtel, otelPackages, type SpanSink } from './otel.ts';
import { type OtelVariables, readOtelVariables } from './read-variables.ts';
import { type RouteOf, spanOf } from './span-of-entry.ts';

/** How a world is traced. */
export interface TracingOptions extends OtelOptions {
  readonly variables: OtelVariables;
}

/** Entries that wait for their span. More of them, within one turn of the event loop, have none. */
const WAITING = 5_000;

/**
 * Sends a span for each entry of a world's journals, if the variables of OpenTelemetry ask for it. Requests do not wait for it.
 * Returns what stops it. Without such variables it loads nothing.
 */
export async function traceWorld(world: World, options: TracingOptions): Promise<() => Promise<void>> {
  const { variables, onProblem } = options;
  const asked = readOtelVariables(variables);
  if (asked.kind === 'off') return async () => {};
  if (asked.kind === 'unsupported') {
    onProblem(`no spans are sent: ${asked.problem}`);
    return async () => {};
  }
  try {
    return listenTo(world, openOtel(options), await routes());
  } catch (error) {
    if (!(error instanceof MissingPackageError)) throw error;
    const install = `npm install ${otelPackages.join(' ')}`;
    onProblem(
      `no spans are sent, for which ${asked.because} asks: ${error.message}. ${install}, or OTEL_SDK_DISABLED=true.`,
    );
    return async () => {};
  }
}

/** Sends a span for each new entry. Returns what sends the last ones, and stops. */
function listenTo(world: World, sink: SpanSink, routeOf: RouteOf): () => Promise<void> {
  let waiting: Pick<Slot, 'kept' | 'journal'>[] = [];
  const send = () => {
    const now = waiting;
    waiting = [];
    for (const { kept, journal } of now) sink.send(spanOf(journal.tenant, kept, routeOf));
  };
  const listener: JournalListener = {
    added({ kept, journal }) {
      if (waiting.length === 0) setImmediate(send);
      if (waiting.length < WAITING) waiting.push({ kept, journal });
    },
    cleared() {},
    closed() {},
  };
  const remove = world.journals.listeners.add(listener);
  return async () => {
    remove();
    send();
    await sink.close();
  };
}

async function routes(): Promise<RouteOf> {
  const paths = new Map<string, string>();
  for (const [provider, row] of providerRows) {
    for (const { id, path } of await row.operations()) paths.set(`${provider} ${id}`, row.basePath + path);
  }
  return (provider, operation) => paths.get(`${provider} ${operation}`);
}
