import type { Fetch } from '../http.ts';
import { type BindingRefusal, refusalIn } from './error-code.ts';
import type { AiBinding } from './types.ts';

/**
 * Carries a request of the client to a binding, and its result or refusal back as an answer of the HTTP API. What a binding throws
 * besides is thrown on: the request may have arrived.
 */
export const bindingFetch =
  (binding: AiBinding): Fetch =>
  async (url, { body, signal }) => {
    const [, model = ''] = decodeURI(new URL(url).pathname).split('/ai/run/');
    const inputs = await inputsOf(body);
    try {
      const result = await binding.run(model, inputs, signal ? { signal } : {});
      return answer(200, { result: result ?? null, success: true, errors: [] });
    } catch (error) {
      const refusal = refusalIn(error);
      if (refusal === null) throw error;
      return refused(refusal);
    }
  };

const refused = ({ status, code, message }: BindingRefusal): Response =>
  answer(status, { result: {}, success: false, errors: [{ code, message }] });

const answer = (status: number, body: object): Response =>
  Response.json({ ...body, messages: [] }, { status, headers: { 'Content-Type': 'application/json' } });

/** A binding takes JSON as an object, and bytes as a list of numbers. */
async function inputsOf(body: unknown): Promise<Record<string, unknown>> {
  if (typeof body === 'string') return JSON.parse(body) as Record<string, unknown>;
  const bytes = body instanceof Blob ? new Uint8Array(await body.arrayBuffer()) : (body as Uint8Array);
  return { audio: [...bytes] };
}
