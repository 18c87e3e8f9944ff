import type { ProviderId } from '../../src/contracts/providers.ts';

/** One kind of request that makes something on a real account, and the check that sends it. */
export interface CreatingRequest {
  readonly what: string;
  readonly provider: ProviderId;
  readonly method: 'POST' | 'PUT' | 'PATCH';
  /** Of the path, without the query. */
  readonly path: RegExp;
  /** Tells kinds of the same path apart. */
  readonly body?: RegExp;
  readonly check: string;
  /** Comes after something has been waited for: time has to pass at the account. */
  readonly late?: true;
}

const stream = (what: string, check: string, method: CreatingRequest['method'], path: RegExp, late?: true) =>
  ({ what, provider: 'cloudflare-stream', method, path, check, ...(late ? { late } : {}) }) as const;

const gcore = (what: string, check: string, path: RegExp, more: Partial<CreatingRequest> = {}) =>
  ({ what, provider: 'gcore-ai', method: 'POST', path, check, ...more }) as const;

/** Everything that the suite makes on real accounts; the first row that fits a request is its kind. */
export const creatingRequests: readonly CreatingRequest[] = [
  stream('copy', 'cloudflare-stream/videos-copy/answer', 'POST', /\/stream\/copy$/),
  stream('form upload', 'cloudflare-stream/videos-upload/form', 'POST', /\/stream$/),
  stream('upload URL', 'cloudflare-stream/direct-upload/answer', 'POST', /\/stream\/direct_upload$/),
  stream('file for the upload URL', 'cloudflare-stream/direct-upload/used', 'POST', /\/upload\/live\/[^/]+$/),
  stream('caption', 'cloudflare-stream/captions-upload/replaces', 'PUT', /\/captions\/[^/]+$/, true),
  stream('generated caption', 'cloudflare-stream/captions-generate/answer', 'POST', /\/generate$/, true),
  gcore('video that orders captions', 'gcore-ai/auto-captions/by-default', /\/streaming\/videos$/, {
    body: /origin_url/,
  }),
  gcore('video, wrapped', 'gcore-ai/videos/create-wrapped', /\/streaming\/videos$/, { body: /^\{"video":/ }),
  gcore('video, flat', 'gcore-ai/videos/create-flat', /\/streaming\/videos$/),
  gcore('batch', 'gcore-ai/videos/batch', /\/streaming\/videos\/batch$/),
  gcore('AI task', 'gcore-ai/tasks-create/transcription', /\/streaming\/ai\/tasks$/),
  gcore('AI task, old path', 'gcore-ai/legacy/transcribe', /\/streaming\/ai\/transcribe$/),
  gcore('AI task, old path of moderation', 'gcore-ai/legacy/detect-nudity', /\/streaming\/ai\/detect-nudity$/),
  gcore('subtitle', 'gcore-ai/subtitles/create', /\/streaming\/videos\/\d+\/subtitles$/, { body: /"vtt"/ }),
  gcore('subtitle that is ordered', 'gcore-ai/auto-captions/on-demand', /\/streaming\/videos\/\d+\/subtitles$/, {
    late: true,
  }),
];

/** What changes or uses what is there, and makes nothing that stays. */
export const usingRequests: readonly (Pick<CreatingRequest, 'provider' | 'path'> & { readonly method: string })[] = [
  { provider: 'translateplus', method: 'POST', path: /\/v2\/translate\/subtitles$/ },
  { provider: 'workers-ai', method: 'POST', path: /\/ai\/run(\/|$)/ },
  { provider: 'cloudflare-stream', method: 'POST', path: /\/stream\/[0-9a-f]{32}$/ },
  { provider: 'cloudflare-stream', method: 'PATCH', path: /\/(tus\/live|media)\/[0-9a-f]{32}\?tusv2=true$/ },
  // With X-HTTP-Method-Override.
  { provider: 'cloudflare-stream', method: 'POST', path: /\/(tus\/live|media)\/[0-9a-f]{32}\?tusv2=true$/ },
  { provider: 'gcore-ai', method: 'POST', path: /\/streaming\/ai\/tasks\/[^/]+\/cancel$/ },
  { provider: 'gcore-ai', method: 'PATCH', path: /\/streaming\/videos\/\d+(\/subtitles\/\d+)?$/ },
];

/** The kind that a request is of; undefined for what makes nothing. */
export const kindOf = (request: { provider: string; method: string; path: string; body: string }) =>
  creatingRequests.find(
    ({ provider, method, path, body = /^/ }) =>
      provider === request.provider &&
      method === request.method &&
      path.test(request.path.split('?')[0] ?? '') &&
      body.test(request.body),
  );
