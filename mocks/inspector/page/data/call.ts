import { TabToken } from '../../../../src/pages/parts/tab-token.ts';

/** The token of the control API. */
export const controlToken = new TabToken('caption-harness-control-token');

/** The control API refused a request, or could not be reached. */
export class CallError extends Error {
  /** Status of the answer; 0: there was none. */
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/**
 * Calls the control API and returns the JSON of its answer, undefined for 204.
 * @throws {CallError} with the server's words on cause and next step
 */
export async function call<Body>(method: string, path: string, body?: unknown): Promise<Body> {
  const headers = { ...controlToken.headers, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) };
  const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  const answer = await fetch(path, init).catch(() => null);
  if (answer === null) throw new CallError(0, 'The server cannot be reached. Check that it runs.');
  if (!answer.ok) throw new CallError(answer.status, await sentenceOf(answer));
  return (answer.status === 204 ? undefined : await answer.json()) as Body;
}

async function sentenceOf(answer: Response): Promise<string> {
  const body = (await answer.json().catch(() => null)) as { error?: { message?: string } } | null;
  return body?.error?.message ?? `The server answered ${answer.status}.`;
}
