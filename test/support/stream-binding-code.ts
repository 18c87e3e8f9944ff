import type { StreamBinding } from '@cloudflare/workers-types';

/** What {@link captionWithBinding} found out. */
export interface Captioned {
  readonly id: string;
  /** The states of the video, each once, in their order. */
  readonly states: readonly string[];
  /** The statuses of the generated track, each once. */
  readonly statuses: readonly string[];
  readonly languages: readonly string[];
}

/**
 * Code as a Worker has it: it knows the types of the platform's `env.STREAM` and nothing else. It copies a video, waits for it, generates
 * captions, waits for them, and uploads a second track. `pause` waits between two looks.
 */
export async function captionWithBinding(
  env: { readonly STREAM: StreamBinding },
  url: string,
  pause: () => Promise<unknown>,
): Promise<Captioned> {
  const { id } = await env.STREAM.upload(url, { meta: { name: 'talk' } });
  const video = env.STREAM.video(id);
  const states = await seen(pause, async () => {
    const { readyToStream, status } = await video.details();
    return [status.state, readyToStream || status.state === 'error'];
  });
  await video.captions.generate('en');
  const statuses = await seen(pause, async () => {
    const [track] = await video.captions.list('en');
    return [track?.status ?? 'none', track?.status !== 'inprogress'];
  });
  const file = new Blob(['WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nGuten Tag\n']).stream();
  await video.captions.upload('de', file as Parameters<typeof video.captions.upload>[1]);
  const languages = (await video.captions.list()).map(({ language }) => language);
  return { id, states, statuses, languages };
}

async function seen(pause: () => Promise<unknown>, look: () => Promise<readonly [string, boolean]>) {
  const found: string[] = [];
  for (;;) {
    const [state, isFinal] = await look();
    if (found.at(-1) !== state) found.push(state);
    if (isFinal) return found;
    await pause();
  }
}
