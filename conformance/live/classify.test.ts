import { describe, expect, it } from 'vitest';
import { type ProviderId, providers } from '../../src/contracts/providers.ts';
import { operationFor } from '../model/operation-match.ts';
import { suiteOf } from '../providers/index.ts';
import { effectOf } from './classify.ts';
import { maxCost } from './prices.ts';

const request = (provider: ProviderId, method: string, path: string, json?: object) => ({
  method,
  url: providers[provider].liveBaseUrl + path,
  headers: [],
  body: json === undefined ? null : Buffer.from(JSON.stringify(json)),
});
const accounts = '/accounts/0123456789abcdef0123456789abcdef';

describe('a request', () => {
  it.each([
    ['gcore-ai', 'POST', '/streaming/ai/tasks', 'createTask'],
    ['gcore-ai', 'POST', '/streaming/ai/transcribe', 'createTask'],
    ['gcore-ai', 'post', '/Streaming/AI/tasks/', 'createTask'],
    ['gcore-ai', 'POST', '/pre/fix/streaming/videos/batch', 'createVideos'],
    ['gcore-ai', 'POST', '/streaming/videos?fields=id', 'createVideo'],
    ['gcore-ai', 'GET', '/streaming/videos/7', 'getVideo'],
    ['gcore-ai', 'POST', '/streaming/unknown', undefined],
    ['cloudflare-stream', 'POST', `${accounts}/stream/copy`, 'copyVideo'],
    ['cloudflare-stream', 'POST', `${accounts}/stream/abc`, 'editVideo'],
    ['cloudflare-stream', 'POST', `${accounts}/stream/abc/captions/en/generate`, 'generateCaption'],
    ['workers-ai', 'POST', `${accounts}/ai/run`, 'runAi'],
    ['workers-ai', 'POST', `${accounts}/ai/run/@cf/openai/whisper`, 'runModel'],
    ['workers-ai', 'POST', `${accounts}/ai/run/%40cf%2Fopenai%2Fwhisper`, 'runModel'],
  ] as const)('of %s, %s %s, is for %s', (provider, method, path, id) => {
    expect(operationFor(suiteOf(provider).operations, request(provider, method, path))?.id).toBe(id);
  });
});

describe('the most that a request costs', () => {
  it.each([
    ['translateplus', '/v2/translate/subtitles', { content: '1\n00:00:01,000 --> 00:00:02,000\nHi\n' }, { credits: 1 }],
    ['gcore-ai', '/streaming/ai/tasks', { subtitles_language: 'eng' }, { minutes: 2 }],
    ['gcore-ai', '/streaming/ai/detect-nudity', {}, { minutes: 1 }],
    ['gcore-ai', '/streaming/videos', { video: { origin_url: 'https://a.example/b.mp4' } }, { minutes: 1 }],
    ['gcore-ai', '/streaming/videos', { name: 'without a file' }, { minutes: 0 }],
    ['gcore-ai', '/streaming/videos/7/subtitles', { auto_transcribe_audio_language: 'auto' }, { minutes: 1 }],
    ['gcore-ai', '/streaming/videos/7/subtitles', { vtt: 'WEBVTT' }, { minutes: 0 }],
    ['cloudflare-stream', `${accounts}/stream/abc/captions/en/generate`, {}, { minutes: 1 }],
    ['workers-ai', `${accounts}/ai/run/@cf/openai/whisper`, {}, { minutes: 1 }],
  ] as const)('of %s, POST %s with %o', (provider, path, json, cost) => {
    const none = { requests: 1, credits: 0, minutes: 0, resources: 0 };
    expect(maxCost(provider, request(provider, 'POST', path, json))).toEqual({ ...none, ...cost });
  });
});

describe('the effect of a request', () => {
  it.each([
    ['cloudflare-stream', 'PUT', `${accounts}/stream/webhook`, 'forbidden'],
    ['cloudflare-stream', 'DELETE', `${accounts}/stream/webhook/x`, 'forbidden'],
    ['cloudflare-stream', 'DELETE', `${accounts}/stream/`, 'forbidden'],
    ['cloudflare-stream', 'POST', `${accounts}/stream/direct_upload`, 'create'],
    ['cloudflare-stream', 'PUT', `${accounts}/stream/abc/captions/en`, 'touch'],
    ['cloudflare-stream', 'GET', `${accounts}/stream/abc`, 'none'],
    ['gcore-ai', 'DELETE', '/streaming/videos', 'forbidden'],
    ['gcore-ai', 'PATCH', '/streaming/videos/batch', 'forbidden'],
    ['gcore-ai', 'POST', '/streaming/videos', 'create'],
    ['gcore-ai', 'PATCH', '/streaming/videos/7/subtitles/1', 'touch'],
    ['gcore-ai', 'POST', '/streaming/ai/results/x/cancel', 'touch'],
    ['translateplus', 'POST', '/v2/translate/subtitles', 'none'],
  ] as const)('of %s, %s %s, is %s', (provider, method, path, type) => {
    expect(effectOf(provider, request(provider, method, path)).type).toBe(type);
  });
});
