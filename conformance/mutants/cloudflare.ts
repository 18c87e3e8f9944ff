import { captionMutants } from './cloudflare/captions.ts';
import { envelopeMutants } from './cloudflare/envelope.ts';
import { fileMutants } from './cloudflare/files.ts';
import { gatewayMutants } from './cloudflare/gateway.ts';
import { generationMutants } from './cloudflare/generation.ts';
import { rateMutants } from './cloudflare/rate-limit.ts';
import { tusMutants } from './cloudflare/tus.ts';
import { uploadMutants } from './cloudflare/uploads.ts';
import { listMutants } from './cloudflare/video-lists.ts';
import { videoMutants } from './cloudflare/videos.ts';
import { webhookMutants } from './cloudflare/webhook.ts';
import { aiMutants } from './cloudflare/workers-ai.ts';
import type { Mutant } from './mutant.ts';

/** Every mutant of Cloudflare Stream and Workers AI. */
export const cloudflareMutants: readonly Mutant[] = [
  ...envelopeMutants,
  ...captionMutants,
  ...uploadMutants,
  ...tusMutants,
  ...generationMutants,
  ...fileMutants,
  ...gatewayMutants,
  ...rateMutants,
  ...videoMutants,
  ...listMutants,
  ...webhookMutants,
  ...aiMutants,
];
