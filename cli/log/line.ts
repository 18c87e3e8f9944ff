import type { Style } from '../../conformance/reporters/style.ts';

/** A request as the log shows it. Nothing in it is secret. */
export interface LogLine {
  /** The machine's time when the request began, in epoch milliseconds. */
  readonly time: number;
  /** Null for the control API. */
  readonly tenant: string | null;
  /** Explains the answer: `GET /explain/{id}`. Null for the control API. */
  readonly id: string | null;
  readonly kind: 'request' | 'webhook' | 'control';
  readonly provider: string | null;
  readonly operation: string | null;
  readonly method: string;
  readonly path: string;
  /** Null without an answer. */
  readonly status: number | null;
  /** `answered`, `aborted`, or the fault that struck. */
  readonly outcome: string;
  readonly rule: string | null;
  readonly ms: number;
  /** The request that was probably meant, where no operation has this one. */
  readonly meant?: string | undefined;
}

/** A line as JSON: its time in ISO 8601. */
export function jsonLine({ time, tenant, method, path, status, rule, ms, ...rest }: LogLine): string {
  return JSON.stringify({ time: new Date(time).toISOString(), tenant, method, path, status, rule, ms, ...rest });
}

/** Most letters of a path in a line for people. */
const LONGEST_PATH = 200;

/** A line for people: time, tenant, method, path, status, rule, milliseconds. */
export function prettyLine(line: LogLine, style: Style): string {
  const { time, tenant, kind, method, status, outcome, rule, ms, meant } = line;
  const fault = outcome === 'answered' ? '' : ` (${outcome})`;
  const who = kind === 'control' ? '(control)' : (tenant ?? '');
  const text = [
    style.dim(clockText(time)),
    who.padEnd(10),
    (kind === 'webhook' ? `>${method}` : method).padEnd(6),
    printable(line.path),
    colour(status, style)(`${status ?? '---'}${fault}`),
    ...(rule === null ? [] : [rule]),
    style.dim(`${ms} ms`),
  ].join('  ');
  return meant === undefined ? text : `${text}\n${' '.repeat(14)}${style.cyan(`did you mean ${printable(meant)}?`)}`;
}

const clockText = (time: number): string => new Date(time).toTimeString().slice(0, 8) + fraction(time);

const fraction = (time: number): string => `.${String(Math.floor(time) % 1000).padStart(3, '0')}`;

/** Bytes that a terminal would obey are shown as a URL writes them. */
function printable(path: string): string {
  const shown = path.length > LONGEST_PATH ? `${path.slice(0, LONGEST_PATH)}…` : path;
  return shown.replace(/[^\x20-\x7e…]/g, (letter) => encodeURIComponent(letter));
}

/** A refusal is yellow, a defect or a lost answer red. */
function colour(status: number | null, style: Style): (text: string) => string {
  if (status === null || status >= 500) return style.red;
  if (status >= 400) return style.yellow;
  return status >= 300 ? style.cyan : style.green;
}
