import { afterAll, beforeAll, expect } from 'vitest';
import type { SettingsPatch } from '../../mocks/kernel/world/settings.ts';
import type { Tenant } from '../../mocks/kernel/world/tenant.ts';
import { type RunningWorld, type StartOptions, startWorld } from '../../mocks/start.ts';
import type { JsonObject } from '../../src/base/json.ts';
import { accountIdOf } from '../../src/contracts/cloudflare-gateway/account-id.ts';

/** An answer with its whole body. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly bytes: Uint8Array;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into JSON of every shape
  readonly body: any;
}

/** One tenant of a test. Tests use it over HTTP and move its clock. */
export interface User {
  readonly tenant: Tenant;
  readonly token: string;
  readonly account: string;
  /** The address of the account: `<base>/accounts/<id>`. */
  readonly home: string;
  /** Sends a request; the path is appended to the account's address. */
  send(method: string, path: string, init?: RequestInit): Promise<Answer>;
  /** Copies a video and advances the clock by this many seconds. */
  video(input?: string, seconds?: number): Promise<string>;
  putCaption(uid: string, language: string, text: string): Promise<Answer>;
}

/** The text of a small WebVTT file. */
export const vtt = (text: string): string => `WEBVTT\n\n00:01.000 --> 00:02.000\n${text}\n`;

/** Reads an answer. */
export async function read(response: Response): Promise<Answer> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  let body: unknown = null;
  try {
    body = JSON.parse(text);
  } catch {}
  return { status: response.status, headers: response.headers, text, bytes, body };
}

/** Asserts a refusal: status, code, and Stream's or the gateway's `messages`. */
export function expectRefusal(answer: Answer, status: number, code: number, messages: 'stream' | 'gateway'): void {
  expect([answer.status, answer.body?.errors?.[0]?.code]).toEqual([status, code]);
  expect(answer.body).toMatchObject({ success: false, result: null, messages: messages === 'stream' ? null : [] });
  expect(answer.body.errors).toHaveLength(1);
  expect(answer.headers.get('content-type')).toBe('application/json; charset=UTF-8');
}

/** A world for one test file. Every user is a separate tenant on a frozen clock; defects of the mock fail the file. */
export function useCloudflare(options: StartOptions = {}) {
  const defects: unknown[] = [];
  let running: RunningWorld;
  let named = 0;
  beforeAll(async () => {
    const { settings = {} } = options;
    running = await startWorld({
      ...options,
      settings: { clock: 'manual', ...settings },
      onDefect: (error) => defects.push(error),
    });
  });
  afterAll(async () => {
    await running.close();
    expect(defects).toEqual([]);
  });
  const baseUrl = () => running.providers['cloudflare-stream']?.baseUrl ?? '';
  const user = (settings: SettingsPatch = {}): User => {
    named += 1;
    const name = `user-${named}`;
    const tenant = running.world.create(name, settings);
    const account = accountIdOf(name);
    const home = `${baseUrl()}/accounts/${account}`;
    const token = `mock_${name}`;
    const send: User['send'] = async (method, path, init = {}) => {
      const headers = { Authorization: `Bearer ${token}`, ...(init.headers as Record<string, string>) };
      return read(await fetch(`${home}${path}`, { ...init, method, headers }));
    };
    return {
      tenant,
      token,
      account,
      home,
      send,
      async video(input = 'https://films.example/talk.mp4', seconds = 60) {
        const answer = await send('POST', '/stream/copy', { body: JSON.stringify({ input } satisfies JsonObject) });
        expect(answer.status).toBe(200);
        if (seconds > 0) await tenant.advance(seconds);
        return answer.body.result.uid;
      },
      putCaption(uid, language, text) {
        const body = new FormData();
        body.set('file', new Blob([text], { type: 'text/vtt' }), 'captions.vtt');
        return send('PUT', `/stream/${uid}/captions/${language}`, { body });
      },
    };
  };
  return { user, baseUrl, running: () => running };
}
