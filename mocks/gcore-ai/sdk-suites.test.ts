import { describe, expect, it } from 'vitest';
import { startGcore } from '../../test/support/gcore-bench.ts';

/**
 * What the vendor's own suites send (gcore-python 0.53.0, gcore-go 0.50.0), row by row. They cannot be installed here; they
 * send the token "My API Key" and a JSON content type with every request, also with empty bodies.
 */
interface Row {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly status: number;
  /** Passes without seeded state and with every check on, too. */
  readonly faithful: boolean;
}

const FOLDED = 'WEBVTT 1 00:00:07.154 --> 00:00:12.736 We have 100 million registered users';
const TASK_ID = '182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e';
const video = {
  name: 'IBC 2026 - International Broadcasting Convention',
  auto_transcribe_audio_language: 'auto',
  auto_translate_subtitles_language: 'disable',
  client_user_id: 10,
  clip_duration_seconds: 60,
  clip_start_seconds: 137,
  custom_iframe_url: 'custom_iframe_url',
  description: 'We look forward to welcoming you.',
  directory_id: 800,
  origin_http_headers: 'Authorization: Bearer ...',
  origin_url: 'https://www.googleapis.com/drive/v3/files/...?alt=media',
  poster: 'data:image/jpeg;base64,/9j/4AA...qf/2Q==',
  priority: 0,
  projection: 'regular',
  quality_set_id: 0,
  remote_poster_url: 'remote_poster_url',
  remove_poster: true,
  screenshot_id: -1,
  share_url: 'share_url',
  source_bitrate_limit: true,
};
const subtitle = { language: 'language', name: 'German (AI-generated)', vtt: FOLDED };

const ok = (method: string, path: string, body?: unknown): Row => ({ method, path, body, status: 200, faithful: true });
const seeded = (method: string, path: string, body?: unknown, status = 200): Row => ({
  method,
  path,
  body,
  status,
  faithful: false,
});
const task = (body: object): Row => ({ method: 'POST', path: '/ai/tasks', body, status: 201, faithful: true });
const optional = { client_entity_data: 'client_entity_data', client_user_id: 'client_user_id' };
const junk = { audio_language: 'audio_language', subtitles_language: 'subtitles_language' };
const moderation = (category: string, more: object) =>
  [{}, { ...optional, ...more }].map((one) => task({ url: 'url', task_name: 'content-moderation', category, ...one }));

const rows: readonly Row[] = [
  task({ url: 'https://demo-files.gvideo.io/apidocs/spritefright-blender-cut30sec.mp4', task_name: 'transcription' }),
  task({ url: 'url', task_name: 'transcription', audio_language: 'ger', subtitles_language: 'fre', ...optional }),
  // Skipped in 0.53.0, active in older ones.
  seeded('POST', '/ai/tasks', { url: 'url', task_name: 'transcription', category: 'sport', ...junk, ...optional }, 201),
  ...moderation('nsfw', {}),
  ...moderation('hard_nudity', { stop_objects: 'ANUS_EXPOSED' }),
  ...moderation('soft_nudity', { stop_objects: 'ANUS_COVERED' }),
  ...moderation('sport', {}),
  ok('GET', '/ai/tasks'),
  ok(
    'GET',
    `/ai/tasks?date_created=date_created&limit=0&ordering=task_id&page=0&search=search&status=FAILURE&task_id=${TASK_ID}&task_name=transcription`,
  ),
  seeded('GET', '/ai/tasks/task_id'),
  seeded('POST', '/ai/tasks/task_id/cancel', undefined, 202),
  seeded('GET', '/ai/info?type=language_support'),
  ok('GET', '/ai/info?type=language_support&audio_language=audio_language&subtitles_language=subtitles_language'),
  seeded('POST', '/videos', {}),
  ok('POST', '/videos', { video }),
  ok('GET', '/videos'),
  ok('GET', '/videos?client_user_id=0&fields=fields&id=id&page=0&per_page=0&search=search&status=status&stream_id=0'),
  ok('POST', '/videos/batch', {}),
  ok('POST', '/videos/batch?fields=fields', {
    videos: [{ ...video, subtitles: [{ language: 'language', vtt: 'vtt', name: 'German (AI-generated)' }] }],
  }),
  ok('GET', '/videos/names'),
  ok('GET', '/videos/names?ids=0'),
  seeded('PATCH', '/videos/0', { name: video.name }),
  seeded('PATCH', '/videos/0', video),
  seeded('GET', '/videos/0'),
  seeded('GET', '/videos/0/upload'),
  seeded('DELETE', '/videos/0', undefined, 204),
  seeded('GET', '/videos/0/subtitles'),
  seeded('POST', '/videos/0/subtitles', {}),
  seeded('POST', '/videos/0/subtitles', subtitle),
  seeded('POST', '/videos/0/subtitles', { language: 'language', vtt: 'vtt' }),
  seeded('POST', '/videos/0/subtitles', {
    ...subtitle,
    auto_transcribe_audio_language: 'auto',
    auto_translate_subtitles_language: 'default',
  }),
  seeded('PATCH', '/videos/0/subtitles/0', {}),
  seeded('PATCH', '/videos/0/subtitles/0', subtitle),
  seeded('PATCH', '/videos/0/subtitles/0', { language: 'language', vtt: 'vtt' }),
  seeded('GET', '/videos/0/subtitles/0'),
  seeded('DELETE', '/videos/0/subtitles/0', undefined, 204),
];

describe.each(['sdk-fixtures', 'faithful'])("the vendor's own suites in the profile %s", (profile) => {
  it('get their fixtures, repeatedly, in any order', async () => {
    const gcore = await startGcore({ profile }, { as: 'samples' });
    const suite = { token: 'My API Key', headers: { 'Content-Type': 'application/json', Accept: 'application/json' } };
    const wanted = profile === 'faithful' ? rows.filter((row) => row.faithful) : rows;
    expect(wanted.length).toBeGreaterThan(15);
    for (const { method, path, body, status } of [...wanted, ...wanted, ...[...wanted].reverse()]) {
      const answer = await gcore.send(method, `/streaming${path}`, body, suite);
      expect(`${answer.status} to ${method} ${path}`, answer.text).toBe(`${status} to ${method} ${path}`);
      const envelope = /^\/videos(\?|$|\/batch|\/0\/subtitles$)/.test(path) && method !== 'PATCH';
      if (envelope && !path.endsWith('subtitles')) expect(Array.isArray(answer.body)).toBe(true);
      await gcore.advance(30);
    }
  });
});

it('the suites may run back to back: their tasks never fill the queue', async () => {
  const gcore = await startGcore({ profile: 'sdk-fixtures' }, { as: 'samples' });
  for (let count = 0; count < 101; count += 1) {
    const body = { url: 'url', task_name: 'content-moderation', category: 'hard_nudity' };
    expect((await gcore.send('POST', '/streaming/ai/tasks', body, { token: 'My API Key' })).status).toBe(201);
  }
});

describe('the two pagers of the SDKs', () => {
  it('end at an empty page', async () => {
    const gcore = await startGcore({}, { as: 'samples' });
    await gcore.task({ url: 'url' });
    const seen: string[] = [];
    for (let page = 1; page < 10; page += 1) {
      const { results } = (await gcore.send('GET', `/streaming/ai/tasks?limit=1&page=${page}`)).body;
      if (results.length === 0) break;
      seen.push(results[0].task_id);
    }
    expect(seen).toHaveLength(2);
  });
});
