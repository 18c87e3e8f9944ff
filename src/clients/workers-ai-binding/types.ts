/** The `AI` binding of a Worker, as far as speech recognition uses it: `env.AI` (cloudflare/workers-types, `Ai.run`). */
export interface AiBinding {
  /** Resolves with the bare result, without Cloudflare's envelope. */
  run(model: string, inputs: Record<string, unknown>, options?: { readonly signal?: AbortSignal }): Promise<unknown>;
}
