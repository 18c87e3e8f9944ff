import { expect, onTestFinished } from 'vitest';
import type { ZodType } from 'zod';
import { indexOperations } from '../../mocks/kernel/http/operation-index.ts';
import type { SettingsPatch } from '../../mocks/kernel/world/settings.ts';
import type { Tenant } from '../../mocks/kernel/world/tenant.ts';
import { type RunningWorld, type StartOptions, startWorld } from '../../mocks/start.ts';
import { gcoreContract } from '../../src/contracts/gcore-ai/contract.ts';
import { profiles } from '../../src/contracts/switches.ts';

/** The 30-second clip of the guides. */
export const CLIP = 'https://demo-files.gvideo.io/apidocs/spritefright-blender-cut30sec.mp4';

/** An answer; its body is parsed if it is JSON. */
interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests read JSON of every shape
  readonly body: any;
}

/** Options of one request. */
interface SendOptions {
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent unchanged, without a content type. */
  readonly raw?: string;
}

/** A running mock, as one tenant sees it. */
export interface Gcore {
  readonly running: RunningWorld;
  readonly baseUrl: string;
  readonly tenant: Tenant;
  send(method: string, path: string, body?: unknown, options?: SendOptions): Promise<Answered>;
  advance(seconds: number): Promise<number>;
  /** Creates a task and returns its id. */
  task(body: object): Promise<string>;
  /** Creates a task, advances one hour and returns the task. */
  finished(body: object, seconds?: number): Promise<Answered['body']>;
}

const { operations } = gcoreContract;
const index = indexOperations(operations, { aliases: true });

/**
 * Starts a world on a frozen clock, for one test. Every success answer is compared with its operation's schema, which a test of the
 * contract compares with the official specification.
 */
export async function startGcore(
  settings: SettingsPatch & { readonly profile?: string } = {},
  options: StartOptions & { readonly as?: string } = {},
): Promise<Gcore> {
  const { profile = 'faithful', switches = {}, ...rest } = settings;
  const { as: name = 'demo', ...world } = options;
  const running = await startWorld({
    ...world,
    settings: { clock: 'manual', ...rest, switches: { ...profiles[profile], ...prefixed(switches) } },
  });
  onTestFinished(() => running.close());
  const baseUrl = running.providers['gcore-ai']?.baseUrl ?? '';
  const tenant = running.world.tenant(name);
  const send: Gcore['send'] = async (method, path, body, sending = {}) => {
    const response = await fetch(baseUrl + path, {
      method,
      headers: {
        Authorization: `APIKey ${sending.token ?? `mock_${name}`}`,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...sending.headers,
      },
      ...(sending.raw === undefined
        ? body === undefined
          ? {}
          : { body: JSON.stringify(body) }
        : { body: sending.raw }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type') === 'application/json';
    const answered = {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson ? JSON.parse(text) : null,
    };
    keepsContract(method, path, answered);
    return answered;
  };
  const task: Gcore['task'] = async (body) => {
    const answer = await send('POST', '/streaming/ai/tasks', body);
    expect(answer).toMatchObject({ status: 201 });
    return answer.body.task_id;
  };
  return {
    running,
    baseUrl,
    tenant,
    send,
    advance: (seconds) => tenant.advance(seconds),
    task,
    finished: async (body, seconds = 3600) => {
      const id = await task(body);
      await tenant.advance(seconds);
      return (await send('GET', `/streaming/ai/tasks/${id}`)).body;
    },
  };
}

const prefixed = (switches: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(switches).map(([name, value]) => [`gcore-ai.${name}`, value]));

function keepsContract(method: string, path: string, answered: Answered): void {
  const operation = operations.find(({ id }) => id === index.find(method, path.replace(/[?#].*/, '')));
  if (!operation || answered.status >= 300) return;
  const promised = operation.success.find(({ status }) => status === answered.status);
  expect(promised, `${method} ${path} answers ${answered.status}`).toBeDefined();
  const schema: ZodType | undefined = promised && 'schema' in promised ? promised.schema : undefined;
  if (schema) expect(schema.safeParse(answered.body).error, `${method} ${path}`).toBeUndefined();
  else expect(answered.text).toBe('');
}
