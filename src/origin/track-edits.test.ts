// Covers: change-track.ts, track-reports.ts, tracks.ts, videos/edit-cue.ts, videos/made-from.ts

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCues, serializeCues } from '../subtitles/index.ts';
import { ended, type TestOrigin, upload, useOrigin } from './test-support/start.ts';

let at: TestOrigin;
let captions: string;
beforeAll(async () => {
  at = await useOrigin();
  const { id } = await upload(at.origin.url, { to: 'es,fr' });
  await ended(at.origin.url, id);
  captions = `${at.origin.url}/videos/${id}/captions`;
});
afterAll(async () => {
  await at.close();
  expect(at.defects).toEqual([]);
});

const read = async (language: string) => {
  const answer = await fetch(`${captions}/${language}.vtt`);
  return { vtt: await answer.text(), etag: answer.headers.get('etag') ?? '' };
};
const put = (language: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${captions}/${language}.vtt`, { method: 'PUT', body, headers: { 'Content-Type': 'text/vtt', ...headers } });
const patch = (language: string, cue: number, text?: string) =>
  fetch(`${captions}/${language}`, {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ cue, text }),
  });
const staleCues = async (language: string) => {
  const answer = await fetch(`${captions}/${language}/stale`);
  return ((await answer.json()) as { stale: { cue: number; before: string; now: string }[] }).stale;
};
const times = '00:01.000 --> 00:02.000';

describe('a whole track', () => {
  it('is replaced by PUT in both formats, under a new entity tag', async () => {
    const { vtt, etag } = await read('fr');
    const changed = vtt.replace('\n\n', `\n\nNOTE kept\n\n${times} line:0\nD'abord.\n\n`);
    const answer = await put('fr', changed, { 'If-Match': etag });
    expect([answer.status, await answer.text()]).toEqual([204, '']);
    const now = await read('fr');
    expect([now.vtt, now.etag.replace('-gzip', '')]).toEqual([changed, answer.headers.get('etag')]);
    expect(await (await fetch(`${captions}/fr.srt`)).text()).toContain("D'abord.");
    const late = await put('fr', vtt, { 'If-Match': etag });
    expect([late.status, await late.json()]).toMatchObject([412, { error: { code: 'changed' } }]);
    expect((await patch('fr', 0, 'Enfin.')).headers.get('etag')).toBe((await read('fr')).etag.replace('-gzip', ''));
  });

  it.each([
    [422, 'bad-track', 'Hello'],
    [422, 'bad-track', 'WEBVTT\n'],
    [422, 'bad-track', 'WEBVTT\n\n00:02.000 --> 00:01.000\nHello.\n'],
  ])('is refused with %i %s when players could not show it', async (status, code, body) => {
    const answer = await put('fr', body);
    expect([answer.status, await answer.json()]).toMatchObject([status, { error: { code } }]);
  });

  it('is refused in another type, and where there is no such track', async () => {
    expect((await put('fr', 'WEBVTT', { 'Content-Type': 'application/json' })).status).toBe(415);
    expect((await put('it', `WEBVTT\n\n${times}\nCiao.\n`)).status).toBe(404);
    expect((await put('fr', `WEBVTT\n\n${times}\n${'x'.repeat(11_000_000)}\n`)).status).toBe(413);
  });
});

describe('cues of a translation', () => {
  it('are stale while the original has changed, until a person has seen them', async () => {
    expect(await staleCues('es')).toEqual([]);
    const english = parseCues((await read('en')).vtt, 'vtt');
    await patch('en', 0, 'Another beginning.');
    const [, , third] = english;
    const without = english.filter((cue) => cue !== third).map((cue, at) => (at > 0 ? cue : { ...cue, text: 'One.' }));
    await put('en', serializeCues(without, 'vtt'));
    await patch('en', 1, english[1]?.text ?? '');
    expect(await staleCues('en')).toEqual([]);
    const stale = await staleCues('es');
    expect(stale).toEqual([
      { cue: 0, before: english[0]?.text, now: 'One.' },
      { cue: 2, before: third?.text, now: '' },
    ]);
    // An edit without a text says that the cue is still right; one with a text that it was seen.
    const spanish = parseCues((await read('es')).vtt, 'vtt');
    expect(await (await patch('es', 0)).text()).toBe((await read('es')).vtt);
    expect(await staleCues('es')).toEqual(stale.slice(1));
    await put(
      'es',
      serializeCues(
        spanish.map((cue, at) => (at === 1 ? { ...cue, text: 'Visto.' } : cue)),
        'vtt',
      ),
    );
    expect(await staleCues('es')).toEqual(stale.slice(1));
    await put(
      'es',
      serializeCues(
        spanish.filter((_, at) => at !== 2),
        'vtt',
      ),
    );
    expect((await staleCues('es')).map(({ now }) => now)).not.toContain('');
    expect(await staleCues('fr')).not.toEqual([]);
  });

  it('says so by the limits and findings of the profile', async () => {
    const answer = await fetch(`${captions}/es/findings`);
    const { limits } = (await answer.json()) as { limits: object };
    expect(limits).toMatchObject({ profile: 'netflix', lineLength: 42, lines: 2, charactersPerSecond: 17 });
  });
});
