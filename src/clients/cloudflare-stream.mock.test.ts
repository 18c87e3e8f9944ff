// Covers: ../contracts/switches.ts, cloudflare/errors.ts, workers-ai.ts

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SettingsPatch } from '../../mocks/kernel/world/settings.ts';
import type { Tenant } from '../../mocks/kernel/world/tenant.ts';
import { type RunningWorld, startWorld } from '../../mocks/start.ts';
import type { WaitingClock } from '../base/clock.ts';
import { accountIdOf } from '../contracts/cloudflare-gateway/account-id.ts';
import type { FaultEffect } from '../contracts/control/faults.ts';
import { type CloudflareOptions, createCloudflareStreamClient } from './cloudflare-stream.ts';
import { createWorkersAiClient } from './workers-ai.ts';

const FILE = '\ufeffWEBVTT\r\n\r\n1\r\n00:00:00.000 --> 00:00:02.000\r\nHello world';
const MEDIA = readFileSync(new URL('../../fixtures/media/hello-captions.mp4', import.meta.url));
const FAR = 'https://media.example/speech.mp4';

let running: RunningWorld;
let tenant: Tenant;
let opened = 0;

beforeAll(async () => {
  running = await startWorld({ ports: 'auto', settings: { clock: 'manual' } });
});
afterAll(() => running.close());
beforeEach(() => {
  opened += 1;
  arrange({});
});

function arrange(settings: SettingsPatch): void {
  tenant = running.world.create(`stream${opened}`, settings);
}

/** A clock whose waits move the tenant's clock. */
const clock: WaitingClock = {
  now: () => tenant.now(),
  sleep: (milliseconds) => tenant.advance(milliseconds / 1000).then(() => {}),
};

function optionsOf(more: object = {}): CloudflareOptions {
  const { baseUrl } = running.providers['cloudflare-stream'] ?? { baseUrl: '' };
  const accountId = accountIdOf(tenant.name);
  return { baseUrl, accountId, apiToken: `mock_${tenant.name}`, clock, ...more } as CloudflareOptions;
}
const stream = (more?: object) => createCloudflareStreamClient(optionsOf(more));

async function readyVideo(url = FAR) {
  const video = await stream().copyVideo(url, { meta: { name: 'talk' } });
  return stream().waitUntilReady(video.id);
}

describe('captions', () => {
  it('uploads, replaces, lists, reads and deletes', async () => {
    const { id } = await readyVideo();
    const uploaded = { language: 'en', label: 'English', generated: false, status: 'ready' };
    await expect(stream().uploadCaption(id, 'en', FILE)).resolves.toEqual(uploaded);
    await expect(stream().getCaptionVtt(id, 'en')).resolves.toBe(FILE);
    await expect(stream().getCaption(id, 'en')).resolves.toEqual(uploaded);
    await stream().uploadCaption(id, 'de', Buffer.from(FILE));
    const { label } = await stream().getCaption(id, 'de');
    expect(label).toBe('Deutsch');
    await stream().deleteCaption(id, 'en');
    expect((await stream().listCaptions(id)).map(({ language }) => language)).toEqual(['de']);
    await expect(stream().getCaption(id, 'en')).rejects.toMatchObject({ kind: 'not-found', codes: [10003] });
  });

  it.each(['open', 'delayed'])('generates and waits, gate %s', async (gate) => {
    arrange({ switches: { 'cloudflare-stream.captionGate': gate } });
    const { id } = await readyVideo();
    const caption = await stream().generateCaptionAndWait(id, 'en-GB');
    expect(caption).toMatchObject({ label: 'British English (auto-generated)', generated: true, status: 'ready' });
    await expect(stream().getCaptionVtt(id, 'en-GB')).resolves.toMatch(/^WEBVTT\n\n1\n00:00:0/);
  });

  it('waits for the encoding, too', async () => {
    const { id } = await stream().copyVideo(FAR);
    await expect(stream().generateCaptionAndWait(id, 'en')).resolves.toMatchObject({ status: 'ready' });
  });

  it('reports a failed generation', async () => {
    const { id } = await readyVideo('https://media.example/noise-30s.mp4');
    await expect(stream().generateCaptionAndWait(id, 'en')).rejects.toMatchObject({ kind: 'caption-failed' });
  });

  it.each(['status-409', 'status-400'])('reports an existing track, %s', async (status) => {
    arrange({ switches: { 'cloudflare-stream.captionExists': status } });
    const { id } = await readyVideo();
    await stream().uploadCaption(id, 'en', FILE);
    await expect(stream().generateCaption(id, 'en')).rejects.toMatchObject({ kind: 'conflict', attempts: 1 });
  });
});

describe('videos', () => {
  it('copies, edits, lists and deletes', async () => {
    const { id, durationSeconds } = await readyVideo();
    expect(durationSeconds).toBeGreaterThan(0);
    await expect(stream().editVideo(id, { meta: { name: 'new' } })).resolves.toMatchObject({ meta: { name: 'new' } });
    await expect(stream().listVideos({ name: 'new', includeCounts: true })).resolves.toMatchObject({ total: 1 });
    await stream().deleteVideo(id);
    await expect(stream().getVideo(id)).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('uploads a file, and a file to a one-time URL', async () => {
    const direct = await stream().createDirectUpload({ maxDurationSeconds: 60 });
    await stream().uploadTo(direct.uploadUrl, new Blob([MEDIA]));
    const uploaded = await stream().uploadVideo(MEDIA, { fileName: 'hello.mp4' });
    for (const id of [direct.videoId, uploaded.id]) {
      const { durationSeconds } = await stream().waitUntilReady(id);
      expect(durationSeconds).toBeGreaterThan(5);
    }
    await expect(stream().uploadTo(direct.uploadUrl, MEDIA)).rejects.toMatchObject({ codes: [19906] });
  });

  it('reports why a video failed', async () => {
    const { id } = await stream().copyVideo('https://media.example/damaged.mp4');
    await expect(stream().waitUntilReady(id)).rejects.toMatchObject({ reasonCode: 'ERR_MALFORMED_VIDEO' });
  });

  it('sets, reads and removes the webhook, and gets notifications', async () => {
    const bodies: string[] = [];
    const receiver = createServer(async (request, response) => {
      for await (const chunk of request) bodies.push(String(chunk));
      response.end();
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => receiver.once('listening', resolve));
    const notificationUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
    await expect(stream().getWebhook()).resolves.toBeNull();
    const { secret } = await stream().setWebhook(notificationUrl);
    expect(secret).toMatch(/\S{16,}/);
    const { id } = await readyVideo();
    await expect.poll(() => bodies.join('')).toContain(id);
    await expect(stream().getWebhook()).resolves.toMatchObject({ notificationUrl, secret });
    await stream().deleteWebhook();
    await expect(stream().getWebhook()).resolves.toBeNull();
    receiver.close();
  });
});

describe('refusals', () => {
  it.each<[string, object, object]>([
    ['an expired token', { apiToken: 'expired' }, { kind: 'key', status: 401, codes: [10000] }],
    ['a token without a grant', { apiToken: 'none' }, { kind: 'key', status: 403, codes: [10000] }],
    ['an unknown key', { apiToken: undefined, email: 'a@b.example', apiKey: 'nobody' }, { kind: 'key', codes: [9103] }],
    ["somebody else's account", { accountId: 'f'.repeat(32) }, { kind: 'key', status: 403 }],
  ])('%s', async (_what, more, expected) => {
    await stream().listVideos();
    const token = 'apiToken' in more && more.apiToken ? { apiToken: `mock_${tenant.name}.${more.apiToken}` } : {};
    await expect(stream({ ...more, ...token }).listVideos()).rejects.toMatchObject(expected);
  });

  it('report a read token that writes', async () => {
    const { id } = await readyVideo();
    const reader = stream({ apiToken: `mock_${tenant.name}.read` });
    await expect(reader.getVideo(id)).resolves.toMatchObject({ id });
    await expect(reader.deleteVideo(id)).rejects.toMatchObject({ kind: 'permission', status: 405, codes: [10405] });
  });

  it('accept e-mail and key for the same account', async () => {
    const pair = { apiToken: undefined, email: 'any@example.com', apiKey: `mock_${tenant.name}` };
    await expect(stream(pair).listVideos()).resolves.toMatchObject({ videos: [] });
  });

  it('wait for the end of a block where the limit allows it', async () => {
    arrange({ limits: { 'cloudflare-stream': { requests: 1, seconds: 300 } } });
    await stream().listVideos();
    await expect(stream().listVideos()).rejects.toMatchObject({ kind: 'rate-limit', waitSeconds: 300 });
    await expect(stream({ maxWaitSeconds: 300 }).listVideos()).resolves.toBeDefined();
  });

  it.each(['stream-not-enabled', 'storage-exceeded', 'maintenance', 'internal-error-empty'])('%s', async (failure) => {
    tenant.addFault({ effect: { type: 'failure', failure } });
    const kinds: Record<string, string> = {
      'stream-not-enabled': 'feature-disabled',
      'storage-exceeded': 'too-large',
      maintenance: 'server',
      'internal-error-empty': 'server',
    };
    await expect(stream().listVideos()).rejects.toMatchObject({ kind: kinds[failure] });
  });
});

it.each<[string, FaultEffect]>([
  ['reset', { type: 'reset', when: 'after' }],
  ['timeout', { type: 'stall', when: 'after' }],
  ['status', { type: 'answer', status: 502, body: '<html>', when: 'after' }],
])('%s after the copy: one video, not two', async (reason, effect) => {
  tenant.addFault({ match: { operation: 'copyVideo' }, effect });
  const timeoutMs = reason === 'timeout' ? 1_500 : 15_000;
  await expect(stream({ timeoutMs }).copyVideo(FAR)).rejects.toMatchObject({ kind: 'outcome-unknown', reason });
  await expect.poll(async () => (await stream().listVideos()).videos.length, { timeout: 10_000 }).toBe(1);
});

describe('speech recognition', () => {
  it.each(['@cf/openai/whisper', '@cf/openai/whisper-tiny-en', '@cf/openai/whisper-large-v3-turbo'] as const)(
    '%s transcribes speech, in every form it takes',
    async (model) => {
      const ai = createWorkersAiClient(optionsOf());
      const forms = model.endsWith('turbo') ? (['base64'] as const) : (['binary', 'array'] as const);
      for (const form of forms) {
        const { text, segments } = await ai.transcribe({ model, audio: MEDIA, form });
        expect(text).toMatch(/\w+ \w+/);
        expect(segments.map((segment) => segment.text).join(' ')).toBe(text);
        for (const { start, end } of segments) expect(end).toBeGreaterThan(start ?? 0);
      }
    },
  );

  it('reports audio that cannot be transcribed', async () => {
    const call = createWorkersAiClient(optionsOf()).transcribe({ audio: 'no sound' });
    await expect(call).rejects.toMatchObject({ kind: 'bad-request', codes: [19921] });
  });
});
