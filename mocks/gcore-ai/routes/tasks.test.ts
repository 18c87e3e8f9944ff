// Covers: ../life/moderate.ts, ../views/wrap-cue.ts, create-task-request.ts, unknown.ts

import { describe, expect, it } from 'vitest';
import { CLIP, startGcore } from '../../../test/support/gcore-bench.ts';

const TASKS = '/streaming/ai/tasks';
const url = 'https://media.example.com/a.mp4?mock-duration=10';

describe('POST /streaming/ai/tasks', () => {
  it.each([
    [{ url, task_name: 'transcription', audio_language: 'eng', subtitles_language: 'fra' }],
    [{ url, task_name: 'content-moderation', category: 'nsfw' }],
    [
      {
        url,
        task_name: 'content-moderation',
        category: 'hard_nudity',
        stop_objects: 'BUTTOCKS_EXPOSED:0.9,ANUS_EXPOSED',
      },
    ],
    [{ url, task_name: 'content-moderation', category: 'soft_nudity', stop_objects: 'FACE_MALE' }],
    [{ url, task_name: 'content-moderation', category: 'sport', client_user_id: 'u', client_entity_data: '{"a":1}' }],
  ])('accepts %j and repeats it in task_data', async (body) => {
    const gcore = await startGcore();
    const answer = await gcore.send('POST', TASKS, { ...body, unknown: 1 });
    expect([answer.status, Object.keys(answer.body)]).toEqual([201, ['task_id']]);
    const task = (await gcore.send('GET', `${TASKS}/${answer.body.task_id}`)).body;
    expect(task.task_data).toEqual({ ...body, client_id: expect.any(Number) });
  });

  it('accepts any url, and null for absent fields', async () => {
    const gcore = await startGcore();
    const body = { url: 'url', audio_language: null, subtitles_language: null, client_user_id: null };
    const id = await gcore.task(body);
    const { task_data } = (await gcore.send('GET', `${TASKS}/${id}`)).body;
    expect(task_data).toEqual({ url: 'url', task_name: 'transcription', client_id: expect.any(Number) });
  });

  it.each([
    [{}],
    [{ url: '' }],
    [{ url: null }],
    [{ url: 7 }],
    [{ url, task_name: 'dance' }],
    [{ url, task_name: 1 }],
    [{ url, task_name: 'content-moderation' }],
    [{ url, category: 'weapon' }],
    [{ url, audio_language: 'auto' }],
    [{ url, audio_language: 'de' }],
    [{ url, audio_language: 'en-US' }],
    [{ url, subtitles_language: 'klingon' }],
    [{ url, subtitles_language: ['ger'] }],
    [{ url, client_user_id: 'x'.repeat(257) }],
    [{ url, client_entity_data: 'x'.repeat(4097) }],
    [{ url, category: 'hard_nudity', stop_objects: 'FACE_MALE' }],
    [{ url, category: 'soft_nudity', stop_objects: 'FACE_MALE:2' }],
  ])('refuses %j with 400 and {error}', async (body) => {
    const gcore = await startGcore();
    const answer = await gcore.send('POST', TASKS, body);
    expect([answer.status, answer.body]).toEqual([400, { error: expect.any(String) }]);
    expect((await gcore.send('GET', TASKS)).body.count).toBe(0);
  });

  it('accepts fields of exactly the documented length', async () => {
    const gcore = await startGcore();
    await gcore.task({ url, client_user_id: 'x'.repeat(256), client_entity_data: 'x'.repeat(4096) });
    await gcore.task({ url, client_user_id: '😀'.repeat(256), client_entity_data: '😀'.repeat(4096) });
  });

  it('wants a task_name only where the switch says so', async () => {
    const gcore = await startGcore({ switches: { taskName: 'required' } });
    expect(await gcore.send('POST', TASKS, { url })).toMatchObject({ status: 400 });
    expect(await gcore.send('POST', '/streaming/ai/transcribe', { url })).toMatchObject({ status: 201 });
  });

  it('refuses the hundred-and-first open task with 400, and accepts one when one is final', async () => {
    const gcore = await startGcore();
    const ids: string[] = [];
    for (let made = 0; made < 100; made += 1) ids.push(await gcore.task({ url }));
    const full = await gcore.send('POST', TASKS, { url });
    expect([full.status, full.body]).toEqual([400, { error: 'Queue limit reached (100), try later.' }]);
    await gcore.send('POST', `${TASKS}/${ids[50]}/cancel`);
    await gcore.task({ url });
    expect(await gcore.send('POST', TASKS, { url })).toMatchObject({ status: 400 });
    await gcore.advance(60);
    await gcore.task({ url });
  });

  it('has a shorter queue, or no limit, by switch', async () => {
    const short = await startGcore({ switches: { queueLimit: 'limit-3' } });
    for (let made = 0; made < 3; made += 1) await short.task({ url });
    expect((await short.send('POST', TASKS, { url })).body).toEqual({ error: 'Queue limit reached (3), try later.' });
    const endless = await startGcore({ switches: { queueLimit: 'unlimited' } });
    for (let made = 0; made < 101; made += 1) await endless.task({ url });
  });

  it('refuses everything about AI with 422 where it is not enabled', async () => {
    const gcore = await startGcore({ switches: { aiEnabled: 'off' } });
    for (const [method, path] of [
      ['POST', TASKS],
      ['GET', TASKS],
      ['GET', `${TASKS}/x`],
      ['POST', `${TASKS}/x/cancel`],
      ['GET', '/streaming/ai/info?type=language_support&audio_language=eng'],
      ['POST', '/streaming/ai/transcribe'],
    ] as const) {
      const answer = await gcore.send(method, path, method === 'POST' ? { url } : undefined);
      expect([answer.status, answer.body]).toEqual([422, { error: 'Feature is disabled. Contact support to enable.' }]);
    }
    expect((await gcore.send('GET', '/streaming/videos')).status).toBe(200);
  });

  it('answers 429 with Retry-After once a limit is set, and not before', async () => {
    const gcore = await startGcore();
    for (let sent = 0; sent < 30; sent += 1) expect((await gcore.send('GET', TASKS)).status).toBe(200);
    gcore.tenant.update({ limits: { 'gcore-ai': { requests: 2, seconds: 10 } } });
    await gcore.send('GET', TASKS);
    await gcore.advance(4);
    await gcore.send('GET', TASKS);
    const refused = await gcore.send('POST', TASKS, { url });
    expect([refused.status, refused.body]).toEqual([429, { error: expect.any(String) }]);
    expect(refused.headers.get('retry-after')).toBe('6');
    await gcore.advance(6);
    expect((await gcore.send('POST', TASKS, { url })).status).toBe(201);
    expect((await gcore.send('POST', TASKS, { url })).status).toBe(201);
    expect((await gcore.send('GET', TASKS)).status).toBe(429);
  });

  it('answers on the paths of 2024, unless they are closed', async () => {
    const gcore = await startGcore();
    const spoken = await gcore.send('POST', '/streaming/ai/transcribe', { url });
    expect(spoken.status).toBe(201);
    const found = await gcore.send('POST', '/streaming/ai/detect-nudity', { url });
    const named = await gcore.send('POST', '/streaming/ai/detect-nudity', { url, category: 'nsfw' });
    const data = async (id: string) => (await gcore.send('GET', `/streaming/ai/results/${id}`)).body.task_data;
    expect(await data(spoken.body.task_id)).toMatchObject({ task_name: 'transcription' });
    expect(await data(found.body.task_id)).toMatchObject({ task_name: 'content-moderation', category: 'hard_nudity' });
    expect(await data(named.body.task_id)).toMatchObject({ category: 'nsfw' });
    const closed = await startGcore({ switches: { legacyAliases: 'off' } });
    expect((await closed.send('POST', '/streaming/ai/transcribe', { url })).status).toBe(404);
    expect((await closed.send('GET', `/streaming/ai/results/${await closed.task({ url })}`)).status).toBe(404);
  });
});

describe('GET /streaming/ai/info', () => {
  it.each([
    ['type=language_support&audio_language=eng', 200, { supported: true }],
    ['type=language_support&audio_language=eng&subtitles_language=fre', 200, { supported: true }],
    ['type=language_support&audio_language=eng&subtitles_language=uzb', 200, { supported: false }],
    ['type=language_support&audio_language=uzb&subtitles_language=eng', 200, { supported: true }],
    ['type=language_support&audio_language=deu&subtitles_language=ces', 200, { supported: true }],
    ['type=language_support&audio_language=audio_language', 200, { supported: false }],
    ['type=language_support', 400, { error: expect.any(String) }],
    ['type=other&audio_language=eng', 400, { error: 'Invalid config type' }],
    ['audio_language=eng', 400, { error: 'Invalid config type' }],
  ])('%s', async (query, status, body) => {
    const gcore = await startGcore();
    const answer = await gcore.send('GET', `/streaming/ai/info?${query}`);
    expect([answer.status, answer.body]).toEqual([status, body]);
  });
});

describe('results', () => {
  it('agree in subtitles, vttContent and concatenated_text', async () => {
    const gcore = await startGcore();
    for (const body of [{ url: CLIP }, { url, audio_language: 'jpn' }, { url: CLIP, subtitles_language: 'ara' }]) {
      const { result } = await gcore.finished(body);
      const cues = result.subtitles as { start_time: string; end_time: string; text: string }[];
      const vtt = cues.map(
        ({ start_time, end_time, text }, at) => `${at + 1}\n${start_time} --> ${end_time}\n${text}\n\n`,
      );
      expect(result.vttContent).toBe(`WEBVTT\n\n${vtt.join('')}`);
      expect(result.concatenated_text).toBe(cues.map(({ text }) => text).join(' '));
      expect(result.speech_detected).toBe(true);
      for (const { start_time, end_time } of cues) {
        expect(start_time).toMatch(/^\d\d:\d\d:\d\d\.\d{3}$/);
        expect(end_time > start_time).toBe(true);
      }
    }
  });

  it('of the guide are the printed cues', async () => {
    const gcore = await startGcore();
    const { result } = await gcore.finished({ url: CLIP });
    expect(result.subtitles[0]).toEqual({
      start_time: '00:00:00.009',
      end_time: '00:00:03.689',
      text: "Come on team, we mustn't dilly dally when there's so much nature to see!",
    });
    expect(result.languages).toEqual(['eng']);
    const last = result.subtitles.at(-1);
    expect(last.end_time > '00:00:25' && last.end_time <= '00:00:30.000').toBe(true);
  });

  it('wrap cues in vttContent where the switch says so, and nowhere else', async () => {
    const gcore = await startGcore({ switches: { cueLines: 'wrapped' } });
    const { result } = await gcore.finished({ url: CLIP });
    expect(result.vttContent).toContain("Come on team, we mustn't dilly dally\nwhen there's so much nature to see!\n");
    expect(result.subtitles[0].text).not.toContain('\n');
  });

  it.each([
    [{ audio_language: 'deu' }, ['ger']],
    [{ audio_language: 'eng', subtitles_language: 'fra' }, ['eng', 'fre']],
    [{ subtitles_language: 'eng' }, ['eng']],
    [{ subtitles_language: 'ger' }, ['eng', 'ger']],
    [{}, ['eng']],
  ])('of %j name the languages %j', async (options, languages) => {
    const gcore = await startGcore();
    expect((await gcore.finished({ url, ...options })).result.languages).toEqual(languages);
  });

  it('name at most five detected languages, whose scripts take turns', async () => {
    const gcore = await startGcore();
    const many = `${url}&mock-languages=rus,jpn,eng,ger,fre,spa`.replace('=10', '=120');
    const { result } = await gcore.finished({ url: many });
    expect(result.languages).toEqual(['rus', 'jpn', 'eng', 'ger', 'fre']);
    expect(result.concatenated_text).toMatch(/\p{Script=Cyrillic}/u);
    expect(result.concatenated_text).toMatch(/\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Han}/u);
    expect(result.subtitles.at(-1).end_time <= '00:02:00.000').toBe(true);
  });

  it('of a known clip are replaced by other markers', async () => {
    const gcore = await startGcore();
    const { result } = await gcore.finished({ url: `${CLIP}?mock-languages=rus` });
    expect([result.languages, result.concatenated_text]).toEqual([
      ['rus'],
      expect.stringMatching(/^\p{Script=Cyrillic}/u),
    ]);
    const short = await gcore.finished({ url: `${CLIP}?mock-duration=5` });
    expect(short.result.subtitles.at(-1).end_time <= '00:00:05.000').toBe(true);
  });

  it('are written in the script of the language', async () => {
    const gcore = await startGcore();
    const { result } = await gcore.finished({ url, subtitles_language: 'gre' });
    expect(result.concatenated_text).toMatch(/^[\p{Script=Greek}\p{M}\P{L}]+$/u);
  });

  it('are the same for the same media, and different for others', async () => {
    const gcore = await startGcore();
    const [one, two] = [await gcore.finished({ url }), await gcore.finished({ url })];
    expect(two.result).toEqual(one.result);
    const other = await gcore.finished({ url: url.replace('/a.', '/b.') });
    expect(other.result).not.toEqual(one.result);
  });

  it('say that there is no speech', async () => {
    const gcore = await startGcore();
    const task = await gcore.finished({ url: `${url}&mock-speech=none`, subtitles_language: 'ger' });
    expect(task).toMatchObject({
      status: 'SUCCESS',
      result: { speech_detected: false, subtitles: [], vttContent: 'WEBVTT\n\n', concatenated_text: '', languages: [] },
    });
  });

  it.each([
    [{ url: `${url}&mock-languages=uzb`, subtitles_language: 'fre' }],
    [{ url, audio_language: 'eng', subtitles_language: 'uzb' }],
  ])('of the unsupported pair %j come as a later failure', async (body) => {
    const gcore = await startGcore();
    expect(await gcore.finished(body)).toMatchObject({
      status: 'FAILURE',
      result: { error: expect.stringContaining('uzb') },
    });
  });

  it.each([
    ['https://domain.com/video.zip'],
    ['https://www.youtube.com/watch?v=1'],
    ['https://youtu.be/1'],
    ['https://vimeo.com/1'],
    ['url'],
    ['ftp://example.com/a.mp4'],
  ])('of %s are a failure: no MP4', async (bad) => {
    const gcore = await startGcore();
    const task = await gcore.finished({ url: bad });
    expect(task).toMatchObject({ status: 'FAILURE', result: { error: `Unsupported file type: ${bad}` } });
  });

  it.each([
    ['nsfw', 'nsfw_detected', 'nsfw'],
    ['hard_nudity', 'nudity_detected', 'BUTTOCKS_EXPOSED'],
    ['soft_nudity', 'nudity_detected', 'FACE_FEMALE'],
    ['sport', 'sport_detected', 'archery'],
  ])('of %s say %s', async (category, flag, label) => {
    const gcore = await startGcore();
    const labels = 'nsfw,BUTTOCKS_EXPOSED,FACE_FEMALE,archery';
    const clean = await gcore.finished({ url, category });
    expect(clean.result).toEqual({ [flag]: false, detection_results: [], frames: [] });
    const { result } = await gcore.finished({ url: `${url}&mock-labels=${labels}`, category });
    expect(result[flag]).toBe(true);
    expect(result.detection_results).toContain(label);
    expect(result.detection_results).not.toContain(category === 'sport' ? 'nsfw' : 'archery');
    for (const { frame_number, confidence } of result.frames) {
      expect(frame_number).toBeLessThan(10 * 25);
      expect(confidence).toBeGreaterThanOrEqual(category === 'nsfw' ? 0.51 : 0.3);
      expect(confidence).toBeLessThanOrEqual(1);
    }
  });

  it('of moderation end at a stop object, and take pictures', async () => {
    const gcore = await startGcore();
    const media = `${url}&mock-labels=FACE_FEMALE,FACE_MALE,BELLY_EXPOSED,FEET_EXPOSED`;
    const all = (await gcore.finished({ url: media, category: 'soft_nudity' })).result.frames;
    expect(all).toHaveLength(4);
    const stop = all[1].label;
    const some = await gcore.finished({ url: media, category: 'soft_nudity', stop_objects: `${stop}:0` });
    expect(some.result.frames).toEqual(all.slice(0, 2));
    const picture = await gcore.finished({ url: 'https://media.example.com/a.png?mock-labels=nsfw', category: 'nsfw' });
    expect(picture.result).toMatchObject({ nsfw_detected: true, frames: [{ frame_number: 0 }] });
    expect(await gcore.finished({ url: 'https://media.example.com/a.png' })).toMatchObject({ status: 'FAILURE' });
  });

  it('ignore markers where they are off', async () => {
    const gcore = await startGcore({ switches: { urlMarkers: 'off' } });
    const task = await gcore.finished({ url: `${url}&mock-failure=origin-forbidden` });
    expect(task.status).toBe('SUCCESS');
    expect(task.processing_time.total_time_sec).not.toBe(2);
  });
});
