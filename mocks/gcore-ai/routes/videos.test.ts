// Covers: ../life/auto-captions.ts, ../views/only-fields.ts, answer.ts, auth.ts, info.ts, list-videos.ts, owner.ts,
// rate.ts, video-request.ts

import { describe, expect, it } from 'vitest';
import { CLIP, startGcore } from '../../../test/support/gcore-bench.ts';

const VIDEOS = '/streaming/videos';
const source = 'https://media.example.com/film.mov?mock-duration=60';

describe('POST /streaming/videos', () => {
  it.each([
    ['auto', { name: 'x' }, false],
    ['auto', { video: { name: 'x' } }, true],
    ['array', { name: 'x' }, true],
    ['object', { video: { name: 'x' } }, false],
  ])('with the switch %s answers %j with an array: %s', async (createEnvelope, body, isArray) => {
    const gcore = await startGcore({ switches: { createEnvelope } });
    const answer = await gcore.send('POST', VIDEOS, body);
    expect([answer.status, Array.isArray(answer.body)]).toEqual([200, isArray]);
    expect([answer.body].flat()[0]).toMatchObject({ name: 'x', status: 'empty', duration: null, converted_videos: [] });
  });

  it('accepts a trailing slash, as in the guide', async () => {
    const gcore = await startGcore();
    expect((await gcore.send('POST', `${VIDEOS}/`, { video: { name: 'Gcore Demo' } })).status).toBe(200);
  });

  it.each([[{}], [{ name: '' }], [{ name: '  ' }], [{ name: null }], [{ video: {} }], [{ video: { name: '' } }]])(
    'refuses %j for its blank name',
    async (body) => {
      const gcore = await startGcore();
      const answer = await gcore.send('POST', VIDEOS, body);
      expect([answer.status, answer.body]).toEqual([422, { errors: { name: ["can't be blank"] } }]);
    },
  );

  it.each([
    ['priority', { name: 'x', priority: 11 }],
    ['priority', { name: 'x', priority: 'high' }],
    ['client_user_id', { name: 'x', client_user_id: 1.5 }],
    ['name', { name: 7 }],
    ['auto_transcribe_audio_language', { name: 'x', auto_transcribe_audio_language: 'english' }],
    ['auto_translate_subtitles_language', { name: 'x', auto_translate_subtitles_language: 'fre,xx' }],
  ])('refuses %s in every request with errors by field', async (field, video) => {
    const gcore = await startGcore();
    const { id } = (await gcore.send('POST', VIDEOS, { name: 'x' })).body;
    const requests = [
      gcore.send('POST', VIDEOS, { video }),
      gcore.send('POST', `${VIDEOS}/batch`, { videos: [video] }),
      gcore.send('PATCH', `${VIDEOS}/${id}`, video),
    ];
    for (const { status, body } of await Promise.all(requests)) {
      expect([status, body]).toEqual([422, { errors: { [field]: [expect.any(String)] } }]);
    }
  });
});

describe('the life of a video', () => {
  it('is empty, pending, viewable, ready; renditions complete on the way, and have an MP4 then', async () => {
    const gcore = await startGcore();
    const { id } = (await gcore.send('POST', VIDEOS, { name: 'x', origin_url: source })).body;
    const seen: string[] = [];
    for (let second = 0; second < 10; second += 1) {
      const { status, converted_videos } = (await gcore.send('GET', `${VIDEOS}/${id}`)).body;
      for (const rendition of converted_videos) {
        expect('mp4_url' in rendition).toBe(rendition.status === 'complete');
        expect(rendition.progress === 100).toBe(rendition.status === 'complete');
      }
      const done = converted_videos.filter((one: { status: string }) => one.status === 'complete').length;
      seen.push(`${status} ${done}/${converted_videos.length}`);
      await gcore.advance(1);
    }
    expect([...new Set(seen)]).toEqual(['empty 0/0', 'pending 0/4', 'viewable 1/4', 'ready 4/4']);
    expect((await gcore.send('GET', `${VIDEOS}/${id}`)).body.duration).toBe(60_000);
  });

  it('waits for an upload without a source', async () => {
    const gcore = await startGcore();
    const { id } = (await gcore.send('POST', VIDEOS, { name: 'x' })).body;
    await gcore.advance(3600);
    expect((await gcore.send('GET', `${VIDEOS}/${id}`)).body.status).toBe('empty');
    const upload = (await gcore.send('GET', `${VIDEOS}/${id}/upload`)).body;
    expect(upload).toMatchObject({ servers: [{ role: 'upload' }], token: expect.any(String), video: { id } });
  });

  it('keeps a bad source empty, with the reason', async () => {
    const gcore = await startGcore();
    const bad = `${source}&mock-failure=streams-empty`;
    const { id } = (await gcore.send('POST', VIDEOS, { name: 'x', origin_url: bad })).body;
    await gcore.advance(3600);
    const video = (await gcore.send('GET', `${VIDEOS}/${id}`)).body;
    expect(video).toMatchObject({ status: 'empty', error: 'Video file has empty streams', duration: null });
    const playlist = { name: 'x', origin_url: 'https://media.example.com/master.m3u8' };
    const other = (await gcore.send('POST', VIDEOS, playlist)).body;
    await gcore.advance(3600);
    expect((await gcore.send('GET', `${VIDEOS}/${other.id}`)).body.error).toBe('File Invalid');
  });

  it('has no mp4_url where the account has no MP4', async () => {
    const gcore = await startGcore({ switches: { mp4: 'off' } });
    const { id } = (await gcore.send('POST', VIDEOS, { name: 'x', origin_url: source })).body;
    await gcore.advance(3600);
    const video = await gcore.send('GET', `${VIDEOS}/${id}`);
    expect(video.body.status).toBe('ready');
    expect(video.text).not.toContain('mp4_url');
  });
});

describe('automatic captions', () => {
  const tasksOf = async (gcore: Awaited<ReturnType<typeof startGcore>>, id: number) =>
    (await gcore.send('GET', `/streaming/ai/tasks?search=${id}&limit=50`)).body.results;

  it('attach a transcription and the translations, and show among the tasks', async () => {
    const gcore = await startGcore();
    const body = { name: 'x', origin_url: CLIP, auto_translate_subtitles_language: 'fre,deu,eng' };
    const { id } = (await gcore.send('POST', VIDEOS, body)).body;
    await gcore.advance(600);
    const subtitles = (await gcore.send('GET', `${VIDEOS}/${id}/subtitles`)).body;
    expect(subtitles.map((one: { name: string }) => one.name)).toEqual([
      'English (AI-generated)',
      'French (AI-generated)',
      'German (AI-generated)',
    ]);
    expect(subtitles[0].vtt).toContain("Come on team, we mustn't dilly dally");
    const tasks = await tasksOf(gcore, id);
    expect(tasks).toHaveLength(3);
    for (const { status, task_data } of tasks) {
      expect([status, task_data.client_entity_data]).toEqual(['SUCCESS', String(id)]);
      expect(task_data.url).toMatch(/_240\.mp4$/);
    }
  });

  it('take default for English, French and German', async () => {
    const gcore = await startGcore();
    const spanish = `${source}&mock-languages=spa`;
    const body = { name: 'x', origin_url: spanish, auto_translate_subtitles_language: 'default' };
    const { id } = (await gcore.send('POST', VIDEOS, body)).body;
    await gcore.advance(600);
    const subtitles = (await gcore.send('GET', `${VIDEOS}/${id}/subtitles`)).body;
    expect(subtitles.map((one: { language: string }) => one.language)).toEqual(['spa', 'eng', 'fre', 'ger']);
  });

  it('are not made when disabled, nor without AI, nor without speech', async () => {
    const off = await startGcore({ switches: { aiEnabled: 'off' } });
    const on = await startGcore();
    const cases = [
      [off, { name: 'x', origin_url: CLIP }, 0],
      [on, { name: 'x', origin_url: CLIP, auto_transcribe_audio_language: 'disable' }, 0],
      [on, { name: 'x', origin_url: `${source}&mock-speech=none` }, 1],
    ] as const;
    for (const [gcore, body, tasks] of cases) {
      const { id } = (await gcore.send('POST', VIDEOS, body)).body;
      await gcore.advance(600);
      expect((await gcore.send('GET', `${VIDEOS}/${id}`)).body.status).toBe('ready');
      expect((await gcore.send('GET', `${VIDEOS}/${id}/subtitles`)).body).toEqual([]);
      if (gcore === on) expect(await tasksOf(gcore, id)).toHaveLength(tasks);
    }
  });

  it('do not outlive the video', async () => {
    const gcore = await startGcore();
    const { id } = (await gcore.send('POST', VIDEOS, { name: 'x', origin_url: CLIP })).body;
    await gcore.advance(5);
    expect((await gcore.send('DELETE', `${VIDEOS}/${id}`)).status).toBe(204);
    await gcore.advance(600);
    expect((await gcore.send('GET', `${VIDEOS}/${id}/subtitles`)).status).toBe(404);
  });

  it('of a rendition are those of its video', async () => {
    const gcore = await startGcore();
    const { id } = (await gcore.send('POST', VIDEOS, { name: 'x', origin_url: CLIP })).body;
    await gcore.advance(600);
    const { converted_videos } = (await gcore.send('GET', `${VIDEOS}/${id}`)).body;
    const { result } = await gcore.finished({ url: converted_videos.at(-1).mp4_url });
    expect(result.subtitles[0].text).toContain('Come on team');
  });
});

describe('videos', () => {
  it('are created in batches, with subtitles, all or nothing', async () => {
    const gcore = await startGcore();
    const subtitles = [{ name: 'English', language: 'eng', vtt: 'WEBVTT\n\n' }];
    const made = await gcore.send('POST', `${VIDEOS}/batch?fields=id,name`, {
      videos: [{ name: 'a', subtitles }, { name: 'b' }],
    });
    expect([made.status, made.body.map(Object.keys)]).toEqual([
      200,
      [
        ['id', 'name'],
        ['id', 'name'],
      ],
    ]);
    expect((await gcore.send('GET', `${VIDEOS}/${made.body[0].id}/subtitles`)).body).toMatchObject(subtitles);
    const refused = await gcore.send('POST', `${VIDEOS}/batch`, { videos: [{ name: 'c' }, { name: '' }] });
    expect([refused.status, refused.body]).toEqual([422, { errors: { name: ["can't be blank"] } }]);
    const many = Array.from({ length: 501 }, () => ({ name: 'x' }));
    expect((await gcore.send('POST', `${VIDEOS}/batch`, { videos: many })).status).toBe(400);
    expect((await gcore.send('GET', VIDEOS)).body).toHaveLength(2);
    expect((await gcore.send('POST', `${VIDEOS}/batch`, {})).body).toEqual([]);
  });

  it('are listed newest first, filtered and paged', async () => {
    const gcore = await startGcore();
    const ids: number[] = [];
    for (const name of ['Apple pie', 'Banana', 'apple cake']) {
      const body = { name, client_user_id: ids.length };
      ids.push((await gcore.send('POST', VIDEOS, body)).body.id);
      await gcore.advance(1);
    }
    const list = async (query: string) =>
      (await gcore.send('GET', `${VIDEOS}?${query}`)).body.map((video: { id: number }) => ids.indexOf(video.id));
    expect(await list('')).toEqual([2, 1, 0]);
    expect(await list('search=APPLE')).toEqual([2, 0]);
    expect(await list(`search=${ids[1]}`)).toEqual([1]);
    expect(await list(`id=${ids[0]},${ids[1]}`)).toEqual([1, 0]);
    expect(await list('status=empty')).toEqual([2, 1, 0]);
    expect(await list('status=ready')).toEqual([]);
    expect(await list('client_user_id=1')).toEqual([1]);
    expect(await list('per_page=2&page=2')).toEqual([0]);
    expect(await list('per_page=0&page=0&q[status_eq]=3')).toEqual([2, 1, 0]);
    const fields = (await gcore.send('GET', `${VIDEOS}?fields=id,status,nonsense`)).body;
    expect(Object.keys(fields[0])).toEqual(['id', 'status']);
    const names = (await gcore.send('GET', `${VIDEOS}/names?ids=${ids[0]}&ids=${ids[2]},7`)).body;
    expect(names).toEqual([
      { id: ids[0], name: 'Apple pie' },
      { id: ids[2], name: 'apple cake' },
    ]);
  });

  it('are changed in part, flat or wrapped', async () => {
    const gcore = await startGcore();
    const { id } = (await gcore.send('POST', VIDEOS, { name: 'a', description: 'b' })).body;
    await gcore.advance(5);
    const flat = await gcore.send('PATCH', `${VIDEOS}/${id}`, { directory_id: 200 });
    expect(flat.body).toMatchObject({ id, name: 'a', description: 'b', directory_id: 200 });
    expect(flat.body.updated_at > flat.body.created_at).toBe(true);
    const wrapped = await gcore.send('PATCH', `${VIDEOS}/${id}`, { video: { name: 'c' } });
    expect(wrapped.body).toMatchObject({ name: 'c', directory_id: 200 });
    expect((await gcore.send('PATCH', `${VIDEOS}/${id}`, { name: ' ' })).status).toBe(422);
    expect((await gcore.send('PATCH', `${VIDEOS}/${id}`, {})).status).toBe(200);
  });

  it('are gone after DELETE; malformed ids answer 404', async () => {
    const gcore = await startGcore();
    const { id } = (await gcore.send('POST', VIDEOS, { name: 'a' })).body;
    expect((await gcore.send('DELETE', `${VIDEOS}/${id}`)).status).toBe(204);
    for (const [method, path] of [
      ['GET', `/${id}`],
      ['GET', '/0'],
      ['GET', '/abc'],
      ['PATCH', '/1.5'],
      ['DELETE', `/${id}`],
      ['GET', `/${id}/upload`],
      ['GET', `/${id}/subtitles`],
    ] as const) {
      const answer = await gcore.send(method, VIDEOS + path, method === 'PATCH' ? {} : undefined);
      expect([answer.status, answer.body]).toEqual([
        404,
        { status: 404, error: expect.stringMatching(/^Not Found\./) },
      ]);
    }
  });
});
