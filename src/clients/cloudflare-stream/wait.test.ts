// Covers: ../cloudflare/poll.ts

import { describe, expect, it } from 'vitest';
import { clientsOf, inTurn, outcomeOf, refusal, success, VIDEO } from '../test-support/cloudflare-clients.ts';
import { sendJson, startStub } from '../test-support/stub-server.ts';

const track = (status: string) => success({ language: 'en', label: 'English', generated: true, status });
const video = (state: string, more: object = {}) => success({ uid: VIDEO, status: { state, ...more } });
const generate = (handler: Parameters<typeof outcomeOf>[0], options: object = {}) =>
  outcomeOf(handler, ({ stream }) => stream.generateCaptionAndWait(VIDEO, 'en', options));

describe('waiting for generated captions', () => {
  it('polls at growing intervals until they are ready', async () => {
    const busy = track('inprogress');
    const { value, requests, clock } = await generate(inTurn(busy, busy, busy, busy, busy, busy, busy, track('ready')));
    expect(value).toMatchObject({ status: 'ready', generated: true });
    expect(requests.map(({ method }) => method)).toEqual(['POST', ...Array(7).fill('GET')]);
    expect(clock.waits).toEqual([2_000, 3_000, 4_500, 6_750, 10_125, 15_000]);
  });

  it('starts again while the video is not ready yet', async () => {
    const settling = refusal(400, 10067);
    const { value, requests } = await generate(inTurn(settling, settling, track('inprogress'), track('ready')));
    expect(value).toMatchObject({ status: 'ready' });
    expect(requests.map(({ method }) => method)).toEqual(['POST', 'POST', 'POST', 'GET']);
  });

  it('fails for the status error', async () => {
    const { error } = await generate(inTurn(track('inprogress'), track('error')));
    expect(error).toMatchObject({ kind: 'caption-failed', videoId: VIDEO, language: 'en' });
  });

  it('applies one limit to the start and the wait', async () => {
    const settling = refusal(400, 10067);
    const { error, clock } = await generate(inTurn(settling, settling, track('inprogress')), { limitSeconds: 30 });
    expect(error).toMatchObject({ kind: 'wait-timeout', lastSeen: 'status inprogress' });
    expect(clock.waits.reduce((sum, wait) => sum + wait, 0)).toBe(30_000);
  });

  it('gives up on a video that never becomes ready', async () => {
    const { error } = await generate(refusal(400, 10067), { limitSeconds: 10 });
    expect(error).toMatchObject({ kind: 'wait-timeout', lastSeen: expect.stringContaining('not ready') });
  });

  it('reads 404 as "not yet" until the track was seen', async () => {
    const missing = refusal(404, 10003);
    const early = await generate(inTurn(track('inprogress'), missing, missing, track('ready')));
    expect(early.value).toMatchObject({ status: 'ready' });
    const deleted = await generate(inTurn(track('inprogress'), track('inprogress'), missing));
    expect(deleted.error).toMatchObject({ kind: 'not-found' });
  });

  it('survives a few failed polls, but not many', async () => {
    const down = (response: Parameters<typeof sendJson>[0]) => response.writeHead(500).end();
    const passing = await generate(inTurn(track('inprogress'), down, down, down, track('ready')));
    expect(passing.value).toMatchObject({ status: 'ready' });
    const lasting = await generate(inTurn(track('inprogress'), down));
    expect(lasting.error).toMatchObject({ kind: 'server' });
  });

  it('waits for the end of a block that fits into the limit', async () => {
    const blocked = (response: Parameters<typeof sendJson>[0]) =>
      sendJson(response, 429, { success: false, errors: [{ code: 971, message: 'slow' }] }, { 'Retry-After': '300' });
    const { value, clock } = await generate(inTurn(track('inprogress'), blocked, track('ready')));
    expect(value).toMatchObject({ status: 'ready' });
    expect(clock.waits).toEqual([300_000]);
    const { error } = await generate(inTurn(track('inprogress'), blocked), { limitSeconds: 100 });
    expect(error).toMatchObject({ kind: 'wait-timeout' });
  });

  it('does not start twice when the outcome of the start is unknown', async () => {
    const { error, requests } = await generate((response) => response.socket?.destroy());
    expect(error).toMatchObject({ kind: 'outcome-unknown' });
    expect(requests).toHaveLength(1);
  });

  it('ends in the middle of a pause when the caller aborts', async () => {
    const controller = new AbortController();
    const stub = await startStub(track('inprogress'));
    const { stream } = clientsOf(stub.url, {
      clock: {
        now: () => 0,
        sleep: () => {
          controller.abort(new Error('enough'));
          return new Promise(() => {});
        },
      },
    });
    const call = stream.generateCaptionAndWait(VIDEO, 'en', { signal: controller.signal });
    await expect(call).rejects.toMatchObject({ kind: 'aborted' });
    await stub.close();
  });
});

describe('waiting for a video', () => {
  const wait = (handler: Parameters<typeof outcomeOf>[0], options: object = {}) =>
    outcomeOf(handler, ({ stream }) => stream.waitUntilReady(VIDEO, options));

  it('reads its states', async () => {
    const { value } = await wait(
      inTurn(video('downloading'), video('queued'), video('inprogress', { pctComplete: '39.0' }), video('ready')),
    );
    expect(value).toMatchObject({ state: 'ready' });
  });

  it.each(['errorReason', 'errReason'])('reports why it failed, named %s', async (name) => {
    const { error } = await wait(video('error', { [`${name}Code`]: 'ERR_NON_VIDEO', [`${name}Text`]: 'no video' }));
    expect(error).toMatchObject({
      kind: 'video-failed',
      reasonCode: 'ERR_NON_VIDEO',
      detail: 'ERR_NON_VIDEO: no video',
    });
  });

  it('reports the last state it saw', async () => {
    const { error } = await wait(video('inprogress', { pctComplete: '39.0' }), { limitSeconds: 5 });
    expect(error).toMatchObject({ kind: 'wait-timeout', limitSeconds: 5, lastSeen: 'state inprogress at 39 %' });
  });
});
