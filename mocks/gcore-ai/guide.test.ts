// Covers: life/seeds.ts, model/account.ts, model/state.ts, model/subtitle-store.ts, model/video-addresses.ts,
// views/show-task.ts, views/show-video.ts, views/transcript-file.ts

import { describe, expect, it } from 'vitest';
import { CLIP, startGcore } from '../../test/support/gcore-bench.ts';

/** Requests as the guide generate-captions-via-api prints them; only the host and the placeholders in braces are substituted. */
describe('the guide "Generate and translate AI subtitles via the Gcore API"', () => {
  const PRINTED = { token: '1234$abcd...' };
  const PLACEHOLDER = { token: '{your_api_key}' };
  const start = () => startGcore({}, { as: 'samples' });

  it('uploads with auto_transcribe_audio_language', async () => {
    const gcore = await start();
    const made = await gcore.send(
      'POST',
      '/streaming/videos',
      {
        name: 'Spritefright Blender',
        description: 'Video copied from an external S3 Storage',
        origin_url: CLIP,
        auto_transcribe_audio_language: 'auto',
      },
      PRINTED,
    );
    expect(made.status).toBe(200);
    await gcore.advance(60);
    const subtitles = await gcore.send('GET', `/streaming/videos/${made.body.id}/subtitles`, undefined, PRINTED);
    expect(subtitles.body).toMatchObject([{ name: 'English (AI-generated)', language: 'eng' }]);
  });

  it('has subtitles of an existing video generated', async () => {
    const gcore = await start();
    const path = '/streaming/videos/4428031/subtitles';
    const made = await gcore.send('POST', path, { auto_transcribe_audio_language: 'auto' }, PRINTED);
    expect(made.status).toBe(200);
    await gcore.advance(600);
    const subtitles = (await gcore.send('GET', path, undefined, PRINTED)).body;
    expect(subtitles).toHaveLength(1);
    expect(subtitles[0].vtt).toContain('00:00:17.648 --> 00:00:18.868\nHello, Mr. Snail.');
  });

  it('obtains the MP4 link of video 4428031 (step 1)', async () => {
    const gcore = await start();
    const { body } = await gcore.send('GET', '/streaming/videos/4428031', undefined, PRINTED);
    expect(body).toMatchObject({
      id: 4428031,
      name: 'Sprite Fright, Blender',
      hls_url: 'https://demo-public.gvideo.io/videos/2675_G8EuYJFTsvIyWmKt/master.m3u8',
      iframe_embed_code:
        '<iframe src="https://player.gvideo.co/videos/2675_G8EuYJFTsvIyWmKt" frameborder="0" allow="autoplay; encrypted-media" allowfullscreen></iframe>',
      converted_videos: [
        {
          name: 'vod240n',
          mp4_url: 'https://demo-public.gvideo.io/videos/2675_G8EuYJFTsvIyWmKt/qid96v1_200_240.mp4',
        },
      ],
    });
  });

  it('assigns transcription tasks, on both paths (step 2)', async () => {
    const gcore = await start();
    const printed = '{\n    "url": "https://demo-files.gvideo.io/{your_video_url/{quality}.mp4" \n}';
    const headers = { 'Content-Type': 'application/json' };
    const first = await gcore.send('POST', '/streaming/ai/transcribe', undefined, {
      ...PLACEHOLDER,
      headers,
      raw: printed,
    });
    expect([first.status, Object.keys(first.body)]).toEqual([201, ['task_id']]);
    const second = await gcore.send('POST', '/streaming/ai/tasks', { url: CLIP, task_name: 'transcription' }, PRINTED);
    await gcore.advance(60);
    for (const { body } of [first, second]) {
      const task = (await gcore.send('GET', `/streaming/ai/tasks/${body.task_id}`, undefined, PRINTED)).body;
      expect(task.status).toBe('SUCCESS');
    }
  });

  it('asks for a translation', async () => {
    const gcore = await start();
    const raw =
      '{\n    "url": "https://demo-files.gvideo.io/{your_video_url.mp4}",\n    "task_name": "transcription",\n    "subtitles_language": "ger"\n}';
    const headers = { 'Content-Type': 'application/json' };
    const made = await gcore.send('POST', '/streaming/ai/tasks', undefined, { ...PLACEHOLDER, headers, raw });
    expect(made.status).toBe(201);
    await gcore.advance(60);
    const task = (await gcore.send('GET', `/streaming/ai/tasks/${made.body.task_id}`, undefined, PLACEHOLDER)).body;
    expect(task).toMatchObject({ status: 'SUCCESS', result: { languages: ['eng', 'ger'] } });
  });

  it('gets the printed result (step 3), and adds it as a subtitle (step 4)', async () => {
    const gcore = await start();
    const id = '34d0ba5a-23f6-4462-85ff-fe343b0cdb2d';
    const task = (await gcore.send('GET', `/streaming/ai/tasks/${id}`, undefined, PRINTED)).body;
    expect(task).toMatchObject({
      task_data: { url: 'https://demo-public.gvideo.io/videos/2675_G8EuYJFTsvIyWmKt/qid96v1_200_240.mp4' },
      task_id: id,
      processing_time: {
        completed_at: '2024-03-13T08:15:19.000Z',
        started_at: '2024-03-13T08:13:27.000Z',
        total_time_sec: 112,
      },
      progress: 100,
      status: 'SUCCESS',
    });
    const { subtitles, vttContent, concatenated_text } = task.result;
    expect(subtitles[0]).toEqual({ start_time: '00:00:17.648', end_time: '00:00:18.868', text: 'Hello, Mr. Snail.' });
    expect(subtitles.at(-1)).toEqual({ start_time: '00:10:00.551', end_time: '00:10:00.891', text: 'Did it, kid.' });
    expect(vttContent.startsWith('WEBVTT\n\n1\n00:00:17.648 --> 00:00:18.868\nHello, Mr. Snail.\n\n')).toBe(true);
    expect(vttContent.endsWith('00:10:00.551 --> 00:10:00.891\nDid it, kid.\n\n')).toBe(true);
    expect(concatenated_text).toMatch(
      /^Hello, Mr\. Snail\. Oh, you cute little corny wasp-assum\. Latin name, bonus points.* You made it, kids\. Did it, kid\.$/,
    );
    const added = await gcore.send(
      'POST',
      '/streaming/videos/4428031/subtitles',
      { name: 'English (AI-translate)', language: 'eng', vtt: vttContent },
      PRINTED,
    );
    expect([added.status, added.body]).toEqual([
      200,
      { id: expect.any(Number), name: 'English (AI-translate)', language: 'eng', vtt: vttContent },
    ]);
  });

  it('finds its results in no other account', async () => {
    const gcore = await start();
    for (const path of ['ai/tasks/34d0ba5a-23f6-4462-85ff-fe343b0cdb2d', 'videos/4428031']) {
      expect((await gcore.send('GET', `/streaming/${path}`, undefined, { token: 'mock_demo' })).status).toBe(404);
    }
  });
});
