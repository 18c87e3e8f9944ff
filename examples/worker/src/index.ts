import { OriginError } from '../../../src/origin/http/errors.ts';
import { cleanUp } from './cleanup.ts';
import type { Env, VideoEvent } from './env.ts';
import { tellWebhook } from './queue.ts';
import { route } from './routes.ts';

export { CaptionJob } from './job.ts';
export { LogStore } from './log-store.ts';

export default {
  async fetch(request, env, ctx) {
    try {
      // What is no operation is the page.
      return (await route(request, env, ctx)) ?? (await env.ASSETS.fetch(request));
    } catch (error) {
      return refused(error);
    }
  },
  queue: (batch, env) => tellWebhook(batch, env),
  scheduled: (controller, env) => cleanUp(env, controller.scheduledTime),
} satisfies ExportedHandler<Env, VideoEvent>;

/** Answers as the origin does: `{"error": {"code", "message", "next"}}`. */
function refused(error: unknown): Response {
  const known =
    error instanceof OriginError
      ? error
      : new OriginError(500, 'internal', 'The Worker failed.', 'See its log, then try again.');
  if (known !== error) console.error(error);
  const { status, code, message, next, headers } = known;
  return Response.json({ error: { code, message, next } }, { status, headers });
}
