import { readFileSync } from 'node:fs';
import { useStream } from './cloudflare.ts';
import type { Diary, Environment } from './diary.ts';
import { useGcore } from './gcore-ai.ts';
import { useTranslatePlus } from './translateplus.ts';
import { useWorkersAi } from './workers-ai.ts';

/** Uses a reference client in every way it can be used and returns everything it was given or told. */
export async function diaryOf(provider: string, environment: Environment, media: Uint8Array): Promise<Diary> {
  const diary: Diary = [];
  if (provider === 'translateplus') await useTranslatePlus(environment, diary);
  else if (provider === 'gcore-ai') await useGcore(environment, diary);
  else if (provider === 'workers-ai') await useWorkersAi(environment, diary, media);
  else await useStream(environment, diary, media);
  return diary;
}

/** A video of some seconds with two spoken sentences. */
export const readMedia = (url: URL): Uint8Array => readFileSync(url);
