import { captionByStream } from './cloudflare-stream.ts';
import { captionByGcore } from './gcore-ai.ts';
import { captionByTranslatePlus } from './translateplus.ts';
import { captionByWorkersAi } from './workers-ai.ts';
import type { Diary, Environment } from './workshop.ts';

const examples: Readonly<Record<string, (environment: Environment, diary: Diary) => Promise<void>>> = {
  translateplus: captionByTranslatePlus,
  'gcore-ai': captionByGcore,
  'cloudflare-stream': captionByStream,
  'workers-ai': captionByWorkersAi,
};

/** Captions with a provider in every way it can have a part, and writes down every result. */
export async function diaryOf(provider: string, environment: Environment, diary: Diary): Promise<void> {
  await examples[provider]?.(environment, diary);
}
