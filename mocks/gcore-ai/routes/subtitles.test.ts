// Covers: ../views/show-subtitle.ts, find-video.ts, subtitle-request.ts

import { describe, expect, it } from 'vitest';
import { CLIP, type Gcore, startGcore } from '../../../test/support/gcore-bench.ts';

const VTT = 'WEBVTT\n\n1\n00:00:00.000 --> 00:00:01.000\nHi\n';
const SRT = '1\n00:00:00,000 --> 00:00:01,000\nHi\n';

async function withVideo(settings: Parameters<typeof startGcore>[0] = {}): Promise<{ gcore: Gcore; path: string }> {
  const gcore = await startGcore(settings);
  const body = { name: 'x', origin_url: CLIP, auto_transcribe_audio_language: 'disable' };
  const { id } = (await gcore.send('POST', '/streaming/videos', body)).body;
  await gcore.advance(60);
  return { gcore, path: `/streaming/videos/${id}/subtitles` };
}

describe('subtitles of a video', () => {
  it.each([
    ['WebVTT', VTT],
    ['SRT', SRT],
    ['WebVTT with a byte order mark', `\uFEFF${VTT}`],
    ['the header of older samples', 'WebVTT\n\n00:00:01,000 --> 00:00:02,000\nHi'],
    ['a file folded to one line', 'WEBVTT 1 00:00:07.154 --> 00:00:12.736 Hi'],
  ])('take %s and give it back as it was', async (_name, vtt) => {
    const { gcore, path } = await withVideo();
    const made = await gcore.send('POST', path, { name: 'Deutsch', language: 'ger', vtt });
    expect([made.status, made.body]).toEqual([200, { id: expect.any(Number), name: 'Deutsch', language: 'ger', vtt }]);
    expect((await gcore.send('GET', `${path}/${made.body.id}`)).body).toEqual(made.body);
    expect((await gcore.send('GET', path)).body).toEqual([made.body]);
  });

  it.each([
    [{ language: 'ger' }],
    [{ vtt: VTT }],
    [{ language: 'de', vtt: VTT }],
    [{ language: 'language', vtt: VTT }],
    [{ language: 'ger', vtt: 'vtt' }],
    [{ language: 'ger', vtt: '' }],
    [{ language: 'ger', vtt: 'WEBVTTX' }],
    [{ language: 'ger', vtt: VTT, auto_transcribe_audio_language: 'auto' }],
    [{ language: 'ger', auto_translate_subtitles_language: 'default' }],
    [{ auto_transcribe_audio_language: 'english' }],
    [{ auto_transcribe_audio_language: 'auto', auto_translate_subtitles_language: 'fre,xx' }],
  ])('refuse %j with 422', async (body) => {
    const { gcore, path } = await withVideo();
    const answer = await gcore.send('POST', path, body);
    expect([answer.status, answer.body]).toEqual([422, { status: 422, error: expect.any(String) }]);
    expect((await gcore.send('GET', path)).body).toEqual([]);
  });

  it('refuse an unknown language in the documented words', async () => {
    const { gcore, path } = await withVideo();
    const { body } = await gcore.send('POST', path, { language: 'xx', vtt: VTT });
    expect(body.error).toBe('Unprocessable Entity. Language code is not recognized.');
  });

  it('may be 5 MB, and no more', async () => {
    const { gcore, path } = await withVideo();
    const room = 5 * 1024 * 1024 - VTT.length;
    const vtt = VTT + 'x'.repeat(room);
    expect((await gcore.send('POST', path, { language: 'eng', vtt })).status).toBe(200);
    expect((await gcore.send('POST', path, { language: 'eng', vtt: `${vtt}x` })).status).toBe(413);
  });

  it('are changed in part; the answer has no id', async () => {
    const { gcore, path } = await withVideo();
    const { id } = (await gcore.send('POST', path, { language: 'ger', vtt: VTT })).body;
    const changed = await gcore.send('PATCH', `${path}/${id}`, { language: 'ltz' });
    expect([changed.status, changed.body]).toEqual([200, { language: 'ltz', vtt: VTT }]);
    const named = await gcore.send('PATCH', `${path}/${id}`, { name: 'x', vtt: SRT });
    expect(named.body).toEqual({ name: 'x', language: 'ltz', vtt: SRT });
    expect((await gcore.send('PATCH', `${path}/${id}`, {})).body).toEqual(named.body);
    expect((await gcore.send('PATCH', `${path}/${id}`, { language: 'xx' })).status).toBe(422);
    expect((await gcore.send('PATCH', `${path}/${id}`, { vtt: 'no' })).status).toBe(422);
  });

  it('may be several in one language; each is deleted by itself', async () => {
    const { gcore, path } = await withVideo();
    const one = (await gcore.send('POST', path, { language: 'ger', vtt: VTT })).body;
    const two = (await gcore.send('POST', path, { language: 'ger', vtt: VTT })).body;
    expect((await gcore.send('DELETE', `${path}/${one.id}`)).status).toBe(204);
    expect((await gcore.send('GET', path)).body).toEqual([two]);
    for (const method of ['GET', 'DELETE']) {
      expect((await gcore.send(method, `${path}/${one.id}`)).body).toMatchObject({ status: 404 });
    }
    const other = (await gcore.send('POST', '/streaming/videos', { name: 'y' })).body;
    expect((await gcore.send('GET', `/streaming/videos/${other.id}/subtitles/${two.id}`)).status).toBe(404);
  });

  it('are generated on request: the answer comes at once, the text later', async () => {
    const { gcore, path } = await withVideo();
    const wish = { auto_transcribe_audio_language: 'auto', auto_translate_subtitles_language: 'fre,ger' };
    const made = await gcore.send('POST', path, wish);
    expect([made.status, made.body]).toEqual([200, { id: expect.any(Number) }]);
    await gcore.advance(120);
    const [first, ...more] = (await gcore.send('GET', path)).body;
    expect(first).toMatchObject({ id: made.body.id, name: 'English (AI-generated)', language: 'eng' });
    expect(first.vtt).toContain('Come on team');
    expect(more.map((one: { name: string }) => one.name)).toEqual(['French (AI-generated)', 'German (AI-generated)']);
  });

  it('that are generated keep the name they were given, and can be null before', async () => {
    const { gcore, path } = await withVideo({ switches: { unsetMembers: 'null' } });
    const wish = { name: 'Mine', language: 'eng', auto_transcribe_audio_language: 'eng' };
    const response = await fetch(gcore.baseUrl + path, {
      method: 'POST',
      headers: { Authorization: 'APIKey mock_demo', 'Content-Type': 'application/json' },
      body: JSON.stringify(wish),
    });
    expect(await response.json()).toEqual({ id: expect.any(Number), name: 'Mine', language: 'eng', vtt: null });
    await gcore.advance(120);
    expect((await gcore.send('GET', path)).body).toMatchObject([
      { name: 'Mine', vtt: expect.stringMatching(/^WEBVTT/) },
    ]);
  });

  it.each([
    ['keep', 'a new text'],
    ['replace', 'a new text'],
    ['keep', 'no text'],
  ])('that are generated keep what a user changed meanwhile; with lateText=%s and %s', async (lateText, change) => {
    const { gcore, path } = await withVideo({ switches: { lateText } });
    const wish = { auto_transcribe_audio_language: 'auto', auto_translate_subtitles_language: 'ger' };
    const { id } = (await gcore.send('POST', path, wish)).body;
    const given = { name: 'Mine', language: 'ltz', ...(change === 'a new text' ? { vtt: VTT } : {}) };
    await gcore.send('PATCH', `${path}/${id}`, given);
    await gcore.advance(120);
    const [mine, german] = (await gcore.send('GET', path)).body;
    const kept = change === 'a new text' && lateText === 'keep';
    expect(mine).toEqual({ id, name: 'Mine', language: 'ltz', vtt: kept ? VTT : expect.stringContaining('Come on') });
    expect(german).toMatchObject({ name: 'German (AI-generated)' });
  });

  it('are not generated where AI is off', async () => {
    const { gcore, path } = await withVideo({ switches: { aiEnabled: 'off' } });
    const refused = await gcore.send('POST', path, { auto_transcribe_audio_language: 'auto' });
    expect([refused.status, refused.body]).toEqual([422, { error: 'Feature is disabled. Contact support to enable.' }]);
    expect((await gcore.send('POST', path, { language: 'eng', vtt: VTT })).status).toBe(200);
  });
});
