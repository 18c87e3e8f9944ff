import { viewOf } from '../../../src/origin/videos/view.ts';
import type { Env } from './env.ts';
import { readRecord, recordVersions } from './records.ts';

/** Milliseconds between two looks at the records. R2 tells of no change, so a stream of events looks. */
const LOOK_MS = 1_000;
/** Longest stream: a client connects again after it. A look is a request of R2, and one of a Worker's subrequests. */
const LOOKS = 25;

/** Answers with server-sent events `video` and `deleted`: of one video, at once and after each change, or of all, from now on. */
export function watch(env: Env, id: string | null, signal: AbortSignal): Response {
  const encoder = new TextEncoder();
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const send = (event: string, data: object) =>
    writer.write(encoder.encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`));
  const run = async () => {
    await writer.write(encoder.encode('retry: 1000\n\n'));
    let known = id === null ? await versionsOf(env, id) : new Map<string, string>();
    for (let looks = 0; looks < LOOKS && !signal.aborted; looks += 1) {
      const now = await versionsOf(env, id);
      for (const [one, version] of now) {
        if (known.get(one) === version) continue;
        const record = await readRecord(env, one);
        if (record && record.state !== 'deleting') await send('video', viewOf(record));
      }
      for (const one of known.keys()) if (!now.has(one)) await send('deleted', { id: one });
      known = now;
      await scheduler.wait(LOOK_MS);
    }
  };
  // A reader that has gone ends the stream.
  run()
    .catch(() => {})
    .finally(() => writer.close().catch(() => {}));
  return new Response(readable, {
    headers: { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}

async function versionsOf(env: Env, id: string | null): Promise<Map<string, string>> {
  if (id === null) return recordVersions(env);
  const object = await env.MEDIA.head(`records/${id}.json`);
  return new Map(object ? [[id, object.etag]] : []);
}
