import type { ProviderId } from '../../../src/contracts/providers.ts';

type Reasons = Readonly<Record<string, string>>;

const OWN_WINDOW = 'it waits as long as a 429 says, and paces itself below the limit before';
const LARGER = 'its bodies are far smaller';
const SERVER_ERROR = 'it repeats or reports every 5xx alike, whatever its body says';
const UPLOAD_AT_ONCE =
  'it uses an upload URL at once, and an upload that is refused ends the job with the words of the service';
const NO_WEBHOOK = 'it uses no webhooks';
const WORDS = 'a refused generation ends the job with the words of the service';

/** Assumed rows without a probe on which the captioning pipeline does not depend, by kind and id, with the reason. */
export const apart: Readonly<Partial<Record<ProviderId, Reasons>>> & { readonly all: Reasons } = {
  all: {
    'failure http-broken': 'its HTTP client sends valid HTTP',
    'failure headers-too-large': 'its headers have a few hundred bytes',
    'failure request-timeout': 'it does not stop within a request; after its end nobody reads the answer',
    'failure upload-incomplete': 'the connection is gone, and nobody reads the answer',
    'failure json-too-large': LARGER,
    'failure body-too-large': LARGER,
    'failure method-unknown': 'it uses each path with its own methods',
    'failure internal-error': SERVER_ERROR,
    'failure service-unavailable': SERVER_ERROR,
    'failure maintenance': SERVER_ERROR,
    'fact jsonBodyBytes': LARGER,
    'fact bodyBytes': LARGER,
  },
  'cloudflare-stream': {
    'behaviour generate-noise': WORDS,
    'behaviour no-caption-webhook': NO_WEBHOOK,
    'behaviour webhook-secret': NO_WEBHOOK,
    'fact tusUploadSeconds': UPLOAD_AT_ONCE,
    'fact uploadUrlSeconds': UPLOAD_AT_ONCE,
    'fact generateLimitSeconds': WORDS,
    'failure upload-expired': UPLOAD_AT_ONCE,
    'failure tus-expired': UPLOAD_AT_ONCE,
    'failure tus-locked': 'it sends one chunk at a time, under the lock of its job',
    'failure video-too-long': WORDS,
    'failure audio-missing': WORDS,
    'failure upload-too-large': 'it sends files of 200 MB and more by tus',
    'switch tusBody=stored': 'its request that creates an upload has no body',
  },
  'workers-ai': {
    'failure task-rate-limited': OWN_WINDOW,
  },
  'gcore-ai': {
    'behaviour source-trouble': 'a task that fails ends the job with the words of the service',
    'behaviour video-page-size': 'it reads pages until one is empty',
    'fact videosPerPage': 'it reads pages until one is empty',
    'failure token-expired': 'a refused token ends the job, whatever the words',
    'failure forbidden': 'a refused token ends the job, whatever the words',
  },
  translateplus: {
    'behaviour refused-not-counted': OWN_WINDOW,
    'fact concurrency': 'it does not read the figure',
    'failure format-mismatch': 'it names the format that its file has',
    'failure fastapi-internal-error': SERVER_ERROR,
    'switch mislabelled=accept': 'it names the format that its file has',
    'switch mislabelled=refuse': 'it names the format that its file has',
    'switch window=fixed': OWN_WINDOW,
    'switch window=sliding': OWN_WINDOW,
    'switch failedCalls=count': OWN_WINDOW,
    'switch failedCalls=do-not-count': OWN_WINDOW,
    'switch aliases=off': 'it calls documented paths',
  },
};
