import type { ClientOptions } from './http.ts';
import type { WorkersAiClient } from './workers-ai/types.ts';
import { createWorkersAiClient } from './workers-ai.ts';
import { bindingFetch } from './workers-ai-binding/binding-fetch.ts';
import type { AiBinding } from './workers-ai-binding/types.ts';

export type { AiBinding } from './workers-ai-binding/types.ts';

/** Stands where the client has an address: nothing is sent there, and no name under .invalid exists (RFC 6761). */
const ADDRESS = 'https://workers-ai.binding.invalid';

/** A binding needs neither: it belongs to the Worker's own account. */
const NOBODY = { accountId: '0'.repeat(32), apiToken: 'a-binding-needs-no-token' } as const;

/**
 * Makes a client of the speech recognition of the `AI` binding of a Worker. It is the client of `createWorkersAiClient` in every
 * way: inputs, results, kinds of errors, attempts, hooks. A binding tells the code of an error in its text alone; an error without one
 * leaves open whether the service did the work.
 * @throws {InputError} for an option that cannot work
 * @example
 * export default {
 *   async fetch(request, env) {
 *     const ai = workersAiFromBinding(env.AI);
 *     const { text } = await ai.transcribe({ audio: await request.blob() });
 *     return new Response(text);
 *   },
 * };
 */
export const workersAiFromBinding = (
  binding: AiBinding,
  options: Omit<ClientOptions, 'baseUrl' | 'fetch' | 'env'> = {},
): WorkersAiClient =>
  createWorkersAiClient({ ...options, ...NOBODY, baseUrl: ADDRESS, env: {}, fetch: bindingFetch(binding) });
