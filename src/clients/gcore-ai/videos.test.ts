// Covers: attach.ts, input.ts, read-videos.ts, subtitle-methods.ts, video-methods.ts

import { describe, expect, it } from 'vitest';
import { stubsOfEachTest } from '../test-support/closing.ts';
import { gcoreClientOf, gcoreFailureOf } from '../test-support/gcore-client.ts';
import { type StubHandler, sendJson } from '../test-support/stub-server.ts';

const { stubbed } = stubsOfEachTest();
const VTT = 'WEBVTT\n\n1\n00:00:00.000 --> 00:00:01.000\nHallo\n';
const VIDEO = {
  id: 7,
  name: 'Demo',
  status: 'ready',
  duration: 184_669,
  error: '',
  description: null,
  converted_videos: [
    { name: 'vod480p', width: 1146, height: 480, status: 'complete', progress: 100, mp4_url: 'https://h/480.mp4' },
    { name: 'vod720p', status: 'processing', progress: 3, size: null },
  ],
};

async function answering(status: number, body: unknown) {
  const stub = await stubbed((response) => {
    if (status === 204) response.writeHead(204).end();
    else sendJson(response, status, body);
  });
  return { ...gcoreClientOf(stub.url), sent: () => stub.requests[0] };
}

describe('videos', () => {
  it.each([
    ['an array of one', [VIDEO]],
    ['an object', VIDEO],
    ['a wrapped object', { video: VIDEO }],
  ])('are made, the answer being %s', async (_what, body) => {
    const { client, sent } = await answering(200, body);
    const video = await client.createVideo({
      name: 'Demo',
      originUrl: 'https://h/a.mp4',
      autoTranscribeAudioLanguage: 'eng',
      autoTranslateSubtitlesLanguage: ['fre', 'ger'],
      priority: -10,
    });
    expect(video).toMatchObject({ id: 7, status: 'ready', durationMs: 184_669, error: null, description: null });
    expect(video.renditions).toMatchObject([
      { name: 'vod480p', height: 480, mp4Url: 'https://h/480.mp4' },
      { name: 'vod720p', height: null, mp4Url: null },
    ]);
    expect(sent()).toMatchObject({ method: 'POST', url: '/streaming/videos' });
    expect(JSON.parse(sent()?.body ?? '')).toEqual({
      video: {
        name: 'Demo',
        origin_url: 'https://h/a.mp4',
        auto_transcribe_audio_language: 'eng',
        auto_translate_subtitles_language: 'fre,ger',
        priority: -10,
      },
    });
  });

  it.each([[[]], [[VIDEO, VIDEO]], [{ name: 'x' }], [[7]], ['x']])('are not read from %j', async (body) => {
    const { client } = await answering(200, body);
    await expect(client.createVideo({ name: 'a' })).rejects.toMatchObject({ kind: 'protocol', chargePossible: true });
  });

  it.each([
    [{ name: ' ' }, /name must be/],
    [{}, /name must be/],
    [{ name: 'a', priority: 11 }, /priority must be a whole number from -10 to 10/],
    [{ name: 'a', autoTranscribeAudioLanguage: 'en' }, /or 'disable' or 'auto'/],
    [{ name: 'a', autoTranslateSubtitlesLanguage: [] }, /autoTranslateSubtitlesLanguage/],
    [{ name: 'a', autoTranslateSubtitlesLanguage: ['fre', 'de'] }, /autoTranslateSubtitlesLanguage/],
  ])('are refused as %o before anything is sent', async (input, message) => {
    const { client, sent } = await answering(200, [VIDEO]);
    await expect(client.createVideo(input as never)).rejects.toThrow(message);
    expect(sent()).toBeUndefined();
  });

  it('are read, listed, changed and deleted', async () => {
    const one = await answering(200, VIDEO);
    await expect(one.client.getVideo(7)).resolves.toMatchObject({ id: 7 });
    expect(one.sent()?.url).toBe('/streaming/videos/7');

    const list = await answering(200, [VIDEO]);
    await expect(list.client.listVideos({ ids: [1, 101], search: 'x', perPage: 2 })).resolves.toHaveLength(1);
    expect(list.sent()?.url).toBe('/streaming/videos?id=1%2C101&search=x&per_page=2');

    const patch = await answering(200, VIDEO);
    await patch.client.updateVideo(0, { directoryId: 200 });
    expect(patch.sent()).toMatchObject({ method: 'PATCH', url: '/streaming/videos/0', body: '{"directory_id":200}' });

    const gone = await answering(204, null);
    await expect(gone.client.deleteVideo(7)).resolves.toBeUndefined();
    expect(gone.sent()).toMatchObject({ method: 'DELETE', url: '/streaming/videos/7' });
  });

  it('count as deleted when the first answer was lost', async () => {
    const handler: StubHandler = (response, index) => {
      if (index === 0) response.socket?.resetAndDestroy();
      else sendJson(response, 404, { status: 404, error: 'Not Found.' });
    };
    const stub = await stubbed(handler);
    await expect(gcoreClientOf(stub.url).client.deleteVideo(7)).resolves.toBeUndefined();
    const { error } = await gcoreFailureOf(
      (response) => handler(response, 1, {} as never),
      (client) => client.deleteVideo(7),
    );
    expect(error).toMatchObject({ kind: 'not-found' });
  });

  it.each([[-1], [1.5], ['7'], [Number.NaN]])('are refused with the id %j', async (id) => {
    const { client } = await answering(200, VIDEO);
    await expect(client.getVideo(id as number)).rejects.toMatchObject({ kind: 'input' });
  });
});

describe('subtitles', () => {
  const SUBTITLE = { id: 5850, name: null, language: 'ger', vtt: VTT };

  it('are added, read, listed, changed and deleted', async () => {
    const add = await answering(200, SUBTITLE);
    await expect(add.client.createSubtitle(7, { language: 'ger', vtt: VTT })).resolves.toEqual(SUBTITLE);
    expect(add.sent()).toMatchObject({ method: 'POST', url: '/streaming/videos/7/subtitles' });
    expect(JSON.parse(add.sent()?.body ?? '')).toEqual({ language: 'ger', vtt: VTT });

    const one = await answering(200, SUBTITLE);
    await expect(one.client.getSubtitle(7, 5850)).resolves.toEqual(SUBTITLE);
    expect(one.sent()?.url).toBe('/streaming/videos/7/subtitles/5850');

    const list = await answering(200, [SUBTITLE]);
    await expect(list.client.listSubtitles(7)).resolves.toEqual([SUBTITLE]);

    const patch = await answering(200, { name: 'n', language: 'ger', vtt: VTT });
    const changed = await patch.client.updateSubtitle(7, 5850, { name: 'n' });
    expect(changed).toEqual({ name: 'n', language: 'ger', vtt: VTT });
    expect(patch.sent()).toMatchObject({ method: 'PATCH', body: '{"name":"n"}' });

    const gone = await answering(204, null);
    await expect(gone.client.deleteSubtitle(7, 5850)).resolves.toBeUndefined();
  });

  it('can be generated', async () => {
    const { client, sent } = await answering(200, { id: 1 });
    const request = { autoTranscribeAudioLanguage: 'auto', autoTranslateSubtitlesLanguage: ['fre', 'ger'] };
    await expect(client.createSubtitle(7, request)).resolves.toEqual({ id: 1, name: null, language: null, vtt: null });
    expect(JSON.parse(sent()?.body ?? '')).toEqual({
      auto_transcribe_audio_language: 'auto',
      auto_translate_subtitles_language: 'fre,ger',
    });
  });

  it.each([
    [{ vtt: VTT }, /language must be/],
    [{ language: 'de', vtt: VTT }, /language must be/],
    [{ language: 'ger' }, /vtt must be the whole/],
    [{ language: 'ger', vtt: 'hello' }, /must start with WEBVTT/],
    [{ language: 'ger', vtt: `WEBVTT\n${'ü'.repeat(2_700_000)}` }, /bytes, at most 5242880/],
    [{ autoTranscribeAudioLanguage: 'auto', vtt: VTT }, /exclude each other/],
    [{ language: 'ger', vtt: VTT, autoTranslateSubtitlesLanguage: 'ger' }, /needs autoTranscribeAudioLanguage/],
  ])('are refused before anything is sent (%#)', async (input, message) => {
    const { client, sent } = await answering(200, SUBTITLE);
    await expect(client.createSubtitle(7, input as never)).rejects.toThrow(message);
    expect(sent()).toBeUndefined();
  });

  it.each([[VTT], ['\ufeffWEBVTT\r\n\r\n'], ['1\n00:00:00,000 --> 00:00:01,000\nHallo\n']])(
    'may be %j',
    async (vtt) => {
      const { client } = await answering(200, SUBTITLE);
      await expect(client.createSubtitle(7, { language: 'ger', vtt })).resolves.toMatchObject({ id: 5850 });
    },
  );

  describe('attached', () => {
    const attaching = async (present: object[]) => {
      const stub = await stubbed((response, _index, { method }) => {
        if (method === 'GET') sendJson(response, 200, present);
        else if (method === 'POST') sendJson(response, 200, SUBTITLE);
        else sendJson(response, 200, { name: null, language: 'ger', vtt: VTT });
      });
      const subtitle = await gcoreClientOf(stub.url).client.attachSubtitle(7, { language: 'ger', vtt: VTT });
      return { subtitle, methods: stub.requests.map(({ method }) => method) };
    };

    it.each([
      ['added when there is none', [], ['GET', 'POST']],
      ['added beside another name', [{ id: 1, language: 'ger', name: 'x', vtt: 'WEBVTT' }], ['GET', 'POST']],
      ['added beside another language', [{ id: 1, language: 'fre', vtt: VTT }, { id: 2 }], ['GET', 'POST']],
      ['put in the place of an older one', [{ id: 5850, language: 'ger', vtt: 'WEBVTT' }], ['GET', 'PATCH']],
      ['known by the other code', [{ id: 5850, language: 'deu', vtt: 'WEBVTT' }], ['GET', 'PATCH']],
      ['left alone when it is there', [SUBTITLE], ['GET']],
    ])('are %s', async (_what, present, expected) => {
      const { subtitle, methods } = await attaching(present);
      expect(subtitle).toEqual(SUBTITLE);
      expect(methods).toEqual(expected);
    });
  });
});
