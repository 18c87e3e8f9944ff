import { readFileSync } from 'node:fs';

/** An address that refuses connections at once: mocks fetch media and call webhooks. */
const NOWHERE = 'http://127.0.0.1:9/video.mp4';
const SRT = '1\n00:00:01,000 --> 00:00:02,000\nHello <i>world</i>\n\n2\n00:00:03,000 --> 00:00:04,000\nBye\n';
const VTT = 'WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n';
const VIDEO = readFileSync(new URL('../../../fixtures/media/hello-captions.mp4', import.meta.url));

const json = (method, target, body) => ({ method, target, json: body });
const get = (target) => ({ method: 'GET', target });
const form = (method, target, parts) => ({ method, target, parts });

/** Requests as they should be, for each listener. `{id}` stands for an id that an answer held. */
export const seeds = {
  control: () => [
    get('/health'),
    get('/openapi.json'),
    json('POST', '/tenants', { name: 'fuzz-1', credits: 5, seed: 7, clock: 'manual', switches: {}, limits: {} }),
    get('/tenants/fuzz-1'),
    json('PATCH', '/tenants/fuzz-1', {
      credits: 9,
      clock: 'scaled:60',
      limits: { translateplus: { requests: 5, seconds: 60 } },
      switches: { 'translateplus.window': 'sliding' },
    }),
    json('POST', '/tenants/fuzz-1/clock/advance', { seconds: 90 }),
    { method: 'POST', target: '/tenants/fuzz-1/reset' },
    json('POST', '/tenants/fuzz-1/faults', {
      match: { provider: 'translateplus', operation: 'translateSubtitles', path: '/v2/*' },
      times: 1,
      after: 0,
      effect: { type: 'failure', failure: 'rate-limited', values: {} },
    }),
    json('POST', '/tenants/fuzz-2/faults', { effect: { type: 'answer', status: 500, body: 'x', headers: { A: 'b' } } }),
    { method: 'DELETE', target: '/tenants/fuzz-1/faults' },
    get('/tenants/fuzz-1/journal'),
    get('/explain/fuzz-1-1'),
    { method: 'DELETE', target: '/tenants/fuzz-2' },
  ],
  translateplus: () => [
    json('POST', '/v2/translate/subtitles', { format: 'srt', content: SRT, source: 'en', target: 'es' }),
    json('POST', '/v2/translate/subtitles', { format: 'vtt', content: VTT, source: 'auto', target: 'ja' }),
    get('/v2/account/summary'),
    get('/v2/supported-languages'),
    get('/health'),
  ],
  gcore: () => [
    json('POST', '/streaming/ai/tasks', {
      task_name: 'transcription',
      url: NOWHERE,
      audio_language: 'eng',
      subtitles_language: 'ger',
      client_user_id: 'u',
      client_entity_data: '{}',
    }),
    json('POST', '/streaming/ai/tasks', { task_name: 'content-moderation', url: NOWHERE, category: 'nsfw' }),
    get('/streaming/ai/tasks?limit=10&ordering=-started_at&search=a&status=SUCCESS'),
    get('/streaming/ai/tasks/{id}'),
    { method: 'POST', target: '/streaming/ai/tasks/{id}/cancel' },
    get('/streaming/ai/info?type=subtitles&audio_language=eng&subtitles_language=ger'),
    json('POST', '/streaming/videos', {
      video: { name: 'a', origin_url: NOWHERE, auto_transcribe_audio_language: 'auto' },
    }),
    json('POST', '/streaming/videos/batch', { videos: [{ name: 'a' }, { name: 'b', origin_url: NOWHERE }] }),
    get('/streaming/videos?page=1&per_page=10&status=ready'),
    get('/streaming/videos/names?ids=1,2'),
    get('/streaming/videos/{id}'),
    json('PATCH', '/streaming/videos/{id}', { name: 'c' }),
    { method: 'DELETE', target: '/streaming/videos/{id}' },
    get('/streaming/videos/{id}/upload'),
    get('/streaming/videos/{id}/subtitles'),
    json('POST', '/streaming/videos/{id}/subtitles', { language: 'eng', name: 'English', vtt: VTT }),
    get('/streaming/videos/{id}/subtitles/1'),
    json('PATCH', '/streaming/videos/{id}/subtitles/1', { name: 'E', vtt: VTT }),
    { method: 'DELETE', target: '/streaming/videos/{id}/subtitles/1' },
  ],
  cloudflare: () => [
    json('POST', '/stream/copy', { input: NOWHERE, meta: { name: 'a' }, requireSignedURLs: false }),
    json('POST', '/stream/direct_upload', { maxDurationSeconds: 60, expiry: '2030-01-01T00:00:00Z' }),
    form('POST', '/stream', [['file', 'a.mp4', VIDEO.subarray(0, 3_000)]]),
    get('/stream?limit=10&asc=true&status=ready&search=a&before=2030-01-01T00:00:00Z'),
    get('/stream/{id}'),
    json('POST', '/stream/{id}', { meta: { name: 'b' }, allowedOrigins: ['a.example'], thumbnailTimestampPct: 0.5 }),
    { method: 'DELETE', target: '/stream/{id}' },
    get('/stream/{id}/captions'),
    form('PUT', '/stream/{id}/captions/en', [['file', 'a.vtt', Buffer.from(VTT)]]),
    { method: 'POST', target: '/stream/{id}/captions/en/generate' },
    get('/stream/{id}/captions/en'),
    get('/stream/{id}/captions/en/vtt'),
    { method: 'DELETE', target: '/stream/{id}/captions/en' },
    json('PUT', '/stream/webhook', { notificationUrl: NOWHERE }),
    get('/stream/webhook'),
    { method: 'DELETE', target: '/stream/webhook' },
    json('POST', '/ai/run/@cf/openai/whisper-large-v3-turbo', {
      audio: VIDEO.subarray(0, 2_000).toString('base64'),
      task: 'transcribe',
      language: 'en',
      vad_filter: 'true',
    }),
    { method: 'POST', target: '/ai/run/@cf/openai/whisper', bytes: VIDEO.subarray(0, 2_000) },
    json('POST', '/ai/run', { model: '@cf/openai/whisper', input: { audio: [1, 2, 3] } }),
  ],
  origin: (video) => [
    get('/'),
    get('/health'),
    get('/page.css'),
    get('/page.js'),
    get('/videos'),
    get(`/videos/${video}`),
    get(`/videos/${video}/events`),
    get(`/videos/${video}/video.mp4`),
    { method: 'HEAD', target: `/videos/${video}/video.mp4` },
    get(`/videos/${video}/captions/en.vtt`),
    get(`/videos/${video}/captions/es.srt`),
    json('PATCH', `/videos/${video}/captions/en`, { cue: 0, text: 'Hello & <you>' }),
    { method: 'POST', target: `/videos/${video}/retry?pay-again=false` },
    { method: 'DELETE', target: '/videos/0123456789abcdef0123456789abcdef' },
    form('POST', '/videos?to=es', [
      ['title', null, Buffer.from('Fuzz')],
      ['video', 'a.mp4', VIDEO.subarray(0, 3_000)],
    ]),
    form('POST', '/videos', [['video', 'a.txt', Buffer.from(VTT)]]),
  ],
};
