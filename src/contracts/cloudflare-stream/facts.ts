import { assumed, documented, observed, own } from '../../base/evidence.ts';
import { gatewayFacts } from '../cloudflare-gateway/facts.ts';
import { type FactTable, fact } from '../facts.ts';
import { unknownMedia } from './sample-media.ts';
import { tusFacts } from './tus-facts.ts';
import { videoErrors } from './videos.ts';

const CAPTIONS_PAGE = 'cloudflare-docs stream/edit-videos/adding-captions.mdx';
const WEBHOOKS_PAGE = 'cloudflare-docs stream/manage-video-library/using-webhooks.mdx';
const SPEC = 'official OpenAPI, cloudflare-typescript faaaf89e scripts/mock';
const NO_DURATIONS = 'no durations are published; public clients poll every 2 to 5 s for 2 to 20 minutes';

/** The limits, names, durations and media of Cloudflare Stream. */
export const facts = {
  ...gatewayFacts,
  ...tusFacts,
  generatedLanguages: fact<readonly string[]>(
    ['cs', 'nl', 'en', 'fr', 'de', 'it', 'ja', 'ko', 'pl', 'pt', 'ru', 'es'],
    'Languages that captions are generated in; a region may follow, support is checked on the language alone',
    documented(`${CAPTIONS_PAGE}; twelve since 2025-01-30 (pull request 19562)`),
  ),
  captionFileBytes: fact(
    10_485_760,
    'Bytes of a caption file, at most',
    assumed(`${CAPTIONS_PAGE} says 10 MB; of the two readings the larger one is taken`),
  ),
  generatedSuffix: fact(
    ' (auto-generated)',
    'What the label of a generated track ends with',
    documented(CAPTIONS_PAGE),
  ),
  generateLimitSeconds: fact(
    4 * 60 * 60,
    'Seconds of the longest video that captions are generated for',
    assumed('a limit is documented without a figure; longer than any film'),
  ),
  unknownMedia: fact(
    unknownMedia,
    'What any URL outside this machine is taken to lead to',
    own('the mock never contacts other hosts, and a copy should succeed'),
  ),
  videoErrors: fact(
    Object.keys(videoErrors),
    'Codes for which a video fails; all texts but the first are ours',
    documented(WEBHOOKS_PAGE),
  ),
  shortestVideoSeconds: fact(0.1, 'Seconds of the shortest video that is taken', documented(WEBHOOKS_PAGE)),
  formUploadBytes: fact(
    200_000_000,
    'Bytes of a form upload: fewer than these',
    documented('cloudflare-docs stream/uploading-videos/upload-video-file.mdx: under 200 MB'),
  ),
  queueLimit: fact(120, 'Videos that may be queued or encoding at once', documented('cloudflare-docs stream/faq.mdx')),
  listLimit: fact(1000, 'Videos in one answer of GET /stream, at most and by default', documented(SPEC)),
  deletionNoticeSeconds: fact(
    30 * 24 * 60 * 60,
    'Seconds from an upload to its scheduled deletion, at least',
    documented(`${SPEC}: 30 days`),
  ),
  uploadUrlSeconds: fact(
    30 * 60,
    'Seconds for which the URL of a direct upload is valid, by default',
    assumed('no default is documented'),
  ),
  jsonBodyBytes: fact(
    1024 * 1024,
    'Bytes of a JSON body, at most',
    assumed('no limit is documented; requests are a few hundred bytes'),
  ),
  stateSeconds: fact(
    { downloading: 2, queued: 1, encodingStep: 1 },
    'Seconds of the tenant’s clock that a video stays in each state',
    own(NO_DURATIONS),
  ),
  encodingSteps: fact<readonly number[]>([0, 39, 78], 'Percent complete at each step of encoding', own(NO_DURATIONS)),
  generateSeconds: fact<Readonly<Record<string, number>>>(
    { 'seconds-10': 10, 'minutes-3': 180 },
    'Seconds that a caption takes to generate, by the switch generateTime',
    own(NO_DURATIONS),
  ),
  captionGateSeconds: fact(
    3,
    'Seconds after ready for which generation is refused, where the switch captionGate says so',
    own(NO_DURATIONS),
  ),
  publicPolling: fact(
    { firstPauseSeconds: 2, limitSeconds: 20 * 60 },
    'How public clients wait for a video: the shortest pause between two looks, and how long they look',
    observed('public clients poll every 2 to 5 s for 2 to 20 minutes'),
  ),
} as const satisfies FactTable;
