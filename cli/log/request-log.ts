import { styleFor } from '../../conformance/reporters/style.ts';
import type { Kept } from '../../mocks/kernel/world/journal-entry.ts';
import type { ControlRefusal, RunningWorld } from '../../mocks/start.ts';
import { jsonLine, type LogLine, prettyLine } from './line.ts';
import type { Lost } from './meant.ts';
import { type LogStream, LogWriter } from './writer.ts';

/** The forms of the log. */
export const logForms = ['pretty', 'json', 'off'] as const;

/** A form of the log. */
export type LogForm = (typeof logForms)[number];

/** What is logged: an entry of a journal, or a refusal of the control API; and the request that was probably meant. */
type Logged = ({ readonly tenant: string; readonly kept: Kept } | { readonly control: ControlRefusal }) & {
  meant?: string | undefined;
};

/** The log of a running world. */
export interface RequestLog {
  /** Takes refusals of the control API, which has no journal. */
  readonly onControlRefusal: (refusal: ControlRefusal) => void;
  /** Begins to listen to the requests of a world. */
  attach(running: RunningWorld): void;
  /** Writes what waits, before the program ends. */
  flush(): void;
}

/**
 * Makes a log: one line for each request to a mock, each webhook, and each request that the control API refuses.
 * Null if it is off: requests then cost nothing more.
 */
export function createRequestLog(form: LogForm, stream: LogStream, color: boolean): RequestLog | null {
  if (form === 'off') return null;
  const style = styleFor(color);
  const textOf = (logged: Logged): string => {
    const line = lineOf(logged);
    return form === 'json' ? jsonLine(line) : prettyLine(line, style);
  };
  const writer = new LogWriter<Logged>(stream, textOf, (lines) =>
    form === 'json' ? JSON.stringify({ leftOut: lines }) : `(${lines} lines left out: the reader is too slow)`,
  );
  let servers: Pick<RunningWorld, 'control' | 'providers'> | null = null;
  const add = (logged: Logged): void => {
    writer.add(logged);
    const lost = lostIn(logged);
    if (lost === null || servers === null) return;
    const { control, providers } = servers;
    const found = import('./meant.ts').then(({ meantBy }) => meantBy(lost, { control, providers }));
    writer.hold(found.then((meant) => void Object.assign(logged, { meant })));
  };
  return {
    onControlRefusal: (control) => add({ control }),
    attach(running) {
      servers = running;
      running.world.journals.listeners.add({
        added: ({ kept, journal }) => add({ kept, tenant: journal.tenant }),
        cleared: () => {},
        closed: () => {},
      });
    },
    flush: () => writer.flush(),
  };
}

/** The request, if no operation has its method and path; else null. */
function lostIn(logged: Logged): Lost | null {
  if ('control' in logged) {
    const { method, path, known } = logged.control;
    return known.length === 0 ? null : { method, path, provider: null, known };
  }
  const { kept } = logged;
  if (kept.operation !== null || kept.status === null || kept.kind !== 'request' || kept.path === '') return null;
  return { method: kept.method, path: kept.brief().path, provider: kept.provider, known: [] };
}

function lineOf(logged: Logged): LogLine {
  const { meant } = logged;
  if ('control' in logged) {
    const { control } = logged;
    return { ...CONTROL, ...about(control), path: control.path, ms: control.took, meant };
  }
  const { kept, tenant } = logged;
  const { id, kind, provider, operation } = kept;
  return { ...about(kept), ...kept.brief(), tenant, id, kind, provider, operation, ms: kept.took, meant };
}

const CONTROL = {
  tenant: null,
  id: null,
  kind: 'control',
  provider: null,
  operation: null,
  outcome: 'answered',
} as const;

const about = ({ time, method, status, rule }: Pick<LogLine, 'time' | 'method' | 'status' | 'rule'>) => ({
  time,
  method,
  status,
  rule,
});
