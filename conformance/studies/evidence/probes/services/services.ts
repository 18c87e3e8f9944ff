import type { ProviderId } from '../../../../../src/contracts/providers.ts';
import { streamService } from './cloudflare-stream.ts';
import { gcoreService } from './gcore-ai.ts';
import { LARGER, SERVER_ERROR } from './reasons.ts';
import type { Reasons, ServiceEvidence } from './service.ts';
import { translatePlusService } from './translateplus.ts';
import { workersAiService } from './workers-ai.ts';

/** The services that the captioning pipeline uses. */
export const services: readonly ServiceEvidence[] = [
  streamService,
  workersAiService,
  gcoreService,
  translatePlusService,
];

/** What is known of a service; undefined for one that the pipeline does not use, as for a provider of a user's own. */
export const serviceOf = (provider: ProviderId): ServiceEvidence | undefined =>
  services.find((service) => service.provider === provider);

/** Rows of all services on which the pipeline does not depend. */
export const apartEverywhere: Reasons = {
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
};
