import { ApiError, refusalIn, unreachable } from './api-error.ts';
import { authorization } from './token.ts';

/** Parts of a request besides method and path. */
interface CallOptions {
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent unchanged. */
  readonly body?: BodyInit;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** An answer of success. */
interface Answer<Body> {
  readonly status: number;
  /** Its JSON, or its text if it is not JSON; undefined without a body. */
  readonly body: Body;
  readonly headers: Headers;
}

/** The origin's API, with the token of this tab. */
export interface Api {
  /** Sends a request. @throws {ApiError} for a refusal, or without an answer */
  call<Body>(method: string, path: string, options?: CallOptions): Promise<Answer<Body>>;
  /** Returns the JSON of an address. @throws {ApiError} as `call` */
  get<Body>(path: string): Promise<Body>;
}

/** Calls the origin that serves the page. */
export const api: Api = {
  async call<Body>(method: string, path: string, { json, body, headers, signal }: CallOptions = {}) {
    const typed = json === undefined ? {} : { 'Content-Type': 'application/json' };
    const sent = json === undefined ? body : JSON.stringify(json);
    const answer = await fetch(path, {
      method,
      headers: { ...authorization(), ...typed, ...headers },
      ...(sent === undefined ? {} : { body: sent }),
      ...(signal === undefined ? {} : { signal }),
    }).catch(() => null);
    if (answer === null) throw new ApiError(0, unreachable);
    const isJson = answer.headers.get('Content-Type')?.startsWith('application/json') ?? false;
    const text = await answer.text().catch(() => '');
    const content = isJson ? parsed(text) : text;
    if (!answer.ok) throw new ApiError(answer.status, refusalIn(content));
    return { status: answer.status, body: (text === '' ? undefined : content) as Body, headers: answer.headers };
  },
  async get<Body>(path: string) {
    return (await api.call<Body>('GET', path)).body;
  },
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
