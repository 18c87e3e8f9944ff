import type { ZodType } from 'zod';
import type { JsonValue } from '../base/json.ts';
import { ControlError } from '../contracts/control/schemas.ts';
import { ControlApiError } from './control-error.ts';
import { type RawAnswer, type RawCall, sendWithNode } from './send.ts';
import { CONTROL_TOKEN_VARIABLE } from './variable.ts';

/** How to reach a control API. */
export interface ControlConnection {
  /** Base URL as `serve` prints it, for example `http://127.0.0.1:4000`. */
  readonly url: string;
  /** Bearer token of the control API. Default: the environment variable CAPTION_HARNESS_CONTROL_TOKEN. */
  readonly token?: string | undefined;
  /** Replaces Node's own HTTP client. */
  readonly send?: (call: RawCall) => Promise<RawAnswer>;
  /** Time limit of a call in milliseconds. Default: 10,000. */
  readonly timeoutMs?: number;
}

/** One call of the control API. `path` is below the base URL and already encoded. */
export interface ControlCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: JsonValue;
}

const DEFAULT_TIMEOUT_MS = 10_000;

/**
 * Makes one call and checks the answer against its schema; without a schema it accepts any success.
 * @throws {ControlApiError} when the API refuses, does not answer in time, or answers something else
 */
export async function callControl<T>(
  connection: ControlConnection,
  call: ControlCall,
  schema?: ZodType<T>,
): Promise<T> {
  const { status, text } = await callForText(connection, call);
  if (schema === undefined) return undefined as T;
  const where = `${call.method} ${call.path}`;
  const result = schema.safeParse(parse(text));
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const problem = issue === undefined ? 'unknown' : `${issue.path.join('.') || 'the body'}: ${issue.message}`;
  throw new ControlApiError(
    `${where}: expected an answer of the control API, got something else (${problem})`,
    status,
    '',
  );
}

/**
 * Makes one call and returns its answer as it is.
 * @throws {ControlApiError} when the API refuses or does not answer in time
 */
export async function callForText(connection: ControlConnection, call: ControlCall): Promise<RawAnswer> {
  const answer = await exchange(connection, call);
  if (answer.status < 200 || answer.status > 299) throw refusalOf(`${call.method} ${call.path}`, answer);
  return answer;
}

/** The error for an answer that is not a success. */
export function refusalOf(where: string, { status, text }: RawAnswer): ControlApiError {
  const details = parse(text);
  const refusal = ControlError.safeParse(details);
  if (!refusal.success) return new ControlApiError(`${where}: the control API answered ${status}`, status, '');
  const { code, message, hint } = refusal.data.error;
  return new ControlApiError(`${where}: ${message} ${hint}`, status, code, { details });
}

/** The token of a control API: the connection's own, else that of the environment. */
export const tokenFor = ({ token }: ControlConnection): string | undefined =>
  token ?? process.env[CONTROL_TOKEN_VARIABLE];

async function exchange(connection: ControlConnection, call: ControlCall): Promise<RawAnswer> {
  const url = connection.url.replace(/\/+$/, '') + call.path;
  const timeoutMs = connection.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  const body = call.body === undefined ? null : JSON.stringify(call.body);
  try {
    const token = tokenFor(connection);
    const send = connection.send ?? sendWithNode;
    return await send({ method: call.method, url, body, timeoutMs, ...(token ? { token } : {}) });
  } catch (error) {
    throw new ControlApiError(`${call.method} ${url}: no answer (${reason(error)})`, null, '', { cause: error });
  }
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message || error.message : error.message;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
