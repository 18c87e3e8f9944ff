import { accountChecks } from './account.ts';
import { againChecks } from './captions-again.ts';
import { deleteChecks } from './captions-delete.ts';
import { formChecks } from './captions-form.ts';
import { generateChecks } from './captions-generate.ts';
import { generateAudioChecks } from './captions-generate-audio.ts';
import { generateExistsChecks } from './captions-generate-exists.ts';
import { generateLanguageChecks } from './captions-generate-languages.ts';
import { generateRefusedChecks } from './captions-generate-refused.ts';
import { generateUnaffectedChecks } from './captions-generate-unaffected.ts';
import { getChecks } from './captions-get.ts';
import { listChecks } from './captions-list.ts';
import { textChecks } from './captions-texts.ts';
import { uploadChecks } from './captions-upload.ts';
import { vttChecks } from './captions-vtt.ts';
import { credentialChecks } from './gateway-credentials.ts';
import { routeChecks } from './gateway-routes.ts';
import { languageChecks } from './languages.ts';
import { spelledChecks } from './languages-spelled.ts';
import { thousandChecks } from './lists-thousand.ts';
import { rateChecks } from './rate-limit.ts';
import { tusChunkChecks } from './tus-chunks.ts';
import { tusCreateChecks } from './tus-create.ts';
import { tusGoneChecks } from './tus-gone.ts';
import { tusRefusedChecks } from './tus-refused.ts';
import { copyChecks } from './videos-copy.ts';
import { videoChecks } from './videos-edit.ts';
import { lifeChecks } from './videos-life.ts';
import { videoListChecks } from './videos-list.ts';
import { manyVideoChecks } from './videos-many.ts';
import { videoUploadChecks } from './videos-upload.ts';
import { webhookChecks } from './webhook.ts';
import { wire } from './wire.ts';

/** Every check of Cloudflare Stream, in the order they are reported. */
export const cloudflareStreamChecks = [
  ...listChecks,
  ...getChecks,
  ...uploadChecks,
  ...formChecks,
  ...deleteChecks,
  ...generateChecks,
  ...generateLanguageChecks,
  ...generateRefusedChecks,
  ...generateExistsChecks,
  ...generateAudioChecks,
  ...generateUnaffectedChecks,
  ...vttChecks,
  ...againChecks,
  ...textChecks,
  ...languageChecks,
  ...spelledChecks,
  ...credentialChecks,
  ...routeChecks,
  ...accountChecks,
  ...rateChecks,
  ...copyChecks,
  ...lifeChecks,
  ...videoUploadChecks,
  ...tusCreateChecks,
  ...tusChunkChecks,
  ...tusRefusedChecks,
  ...tusGoneChecks,
  ...videoChecks,
  ...videoListChecks,
  ...manyVideoChecks,
  ...thousandChecks,
  ...webhookChecks,
  ...wire,
];
