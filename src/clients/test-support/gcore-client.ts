import { inspect } from 'node:util';
import { expect } from 'vitest';
import { createGcoreClient, type GcoreClient, type GcoreOptions } from '../gcore-ai.ts';
import { createJumpingClock } from './jumping-clock.ts';
import { type StubHandler, startStub } from './stub-server.ts';

/** A token as Gcore prints them until 2026-05, whose letters occur nowhere else. */
export const TOKEN = '29841$sesame-0815-open';

/** A UUID as tasks have them. */
export const TASK_ID = '34d0ba5a-23f6-4462-85ff-fe343b0cdb2d';

/** A client with a clock that jumps. */
export function gcoreClientOf(baseUrl: string, options: Partial<GcoreOptions> = {}) {
  const clock = createJumpingClock();
  return { clock, client: createGcoreClient({ baseUrl, apiKey: TOKEN, clock, random: () => 0, ...options }) };
}

/** Returns the result of a call with one answer, and asserts that it does not contain the token. */
export async function gcoreFailureOf(
  handler: StubHandler,
  call: (client: GcoreClient) => Promise<unknown>,
  options?: Partial<GcoreOptions>,
) {
  const stub = await startStub(handler);
  const { client, clock } = gcoreClientOf(stub.url, options);
  const error = await call(client).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  await stub.close();
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('sesame');
  return { error, clock, requests: stub.requests };
}

/** The body of a task; members may be replaced. */
export const taskBody = (status: string, more: object = {}) => ({
  task_id: TASK_ID,
  status,
  progress: status === 'SUCCESS' ? 100 : status === 'STARTED' ? 40 : 0,
  processing_time: { started_at: null, completed_at: null, total_time_sec: null },
  task_data: { url: 'https://example.com/a.mp4', task_name: 'transcription', client_id: 1 },
  result: status === 'SUCCESS' ? RESULT : null,
  ...more,
});

/** The result of a transcription of one cue. */
export const RESULT = {
  speech_detected: true,
  subtitles: [{ start_time: '00:00:00.009', end_time: '01:00:03.689', text: 'Hello' }],
  vttContent: 'WEBVTT\n\n1\n00:00:00.009 --> 01:00:03.689\nHello\n\n',
  concatenated_text: 'Hello',
  languages: ['eng'],
};
