import type { Mutant } from '../mutant.ts';
import { accountMutants } from './account.ts';
import { againMutants } from './again.ts';
import { captionMutants } from './captions.ts';
import { envelopeMutants } from './envelope.ts';
import { fileMutants } from './files.ts';
import { gatewayMutants } from './gateway.ts';
import { generationMutants } from './generation.ts';
import { thousandMutants } from './lists-thousand.ts';
import { manyMutants } from './many.ts';
import { rateMutants } from './rate-limit.ts';
import { textMutants } from './texts.ts';
import { tusMutants } from './tus.ts';
import { tusChunkMutants } from './tus-chunks.ts';
import { uploadMutants } from './uploads.ts';
import { videoLifeMutants } from './video-life.ts';
import { listMutants } from './video-lists.ts';
import { videoMutants } from './videos.ts';
import { webhookMutants } from './webhook.ts';
import { wireMutants } from './wire.ts';

/** Every mutant of Cloudflare Stream. */
export const cloudflareStreamMutants: readonly Mutant[] = [
  ...envelopeMutants,
  ...accountMutants,
  ...captionMutants,
  ...uploadMutants,
  ...tusMutants,
  ...tusChunkMutants,
  ...generationMutants,
  ...fileMutants,
  ...gatewayMutants,
  ...rateMutants,
  ...videoMutants,
  ...videoLifeMutants,
  ...listMutants,
  ...manyMutants,
  ...thousandMutants,
  ...againMutants,
  ...textMutants,
  ...webhookMutants,
  ...wireMutants,
];
