// Covers: store/fetch-object.ts, ../pipeline/source/known-video.ts, videos/adding.ts, videos/addition.ts, videos/fresh-stages.ts

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { gcoreTranslator, loopbackHost, workersAiTranscriber } from '../pipeline/index.ts';
import { expectedLines, linesOf } from '../pipeline/test-support/expected.ts';
import { createFileStore } from './store/file-store.ts';
import { ended, type TestOrigin, upload, useOrigin, type VideoView } from './test-support/start.ts';

let at: TestOrigin;
beforeEach(async () => {
  at = await useOrigin();
});
afterEach(async () => {
  await at.close();
  expect(at.defects).toEqual([]);
});

const post = (id: string, body: unknown) =>
  fetch(`${at.origin.url}/videos/${id}/captions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
const add = async (id: string, ...to: string[]): Promise<VideoView> => {
  const answer = await post(id, { to });
  expect(answer.status).toBe(202);
  return (await answer.json()) as VideoView;
};
const trackOf = async (id: string, language: string) =>
  (await fetch(`${at.origin.url}/videos/${id}/captions/${language}.vtt`)).text();
const edit = (id: string, language: string, cue: number, text: string) =>
  fetch(`${at.origin.url}/videos/${id}/captions/${language}`, {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ cue, text }),
  });
const uploaded = async (fields: Record<string, string>) =>
  ended(at.origin.url, (await upload(at.origin.url, fields)).id);
const count = (operation: string) => at.at.operations().filter((one) => one === operation).length;
const languagesOf = (video: VideoView) => video.tracks.map(({ language }) => language);

describe('further languages of a captioned video', () => {
  it('are translated from the stored original; what is there is not touched, transcribed or paid again', async () => {
    const { id } = await uploaded({ to: 'es' });
    await edit(id, 'en', 0, 'Good evening.');
    await edit(id, 'es', 1, 'Mi propia frase.');
    const before = { es: await trackOf(id, 'es'), runs: count('runModel'), paid: count('translateSubtitles') };
    expect(before.paid).toBe(1);
    const begun = await add(id, 'es', 'fr', 'fr', 'en-GB');
    expect(begun).toMatchObject({ to: ['es', 'fr'], job: { state: 'queued', adding: ['fr'] } });
    const done = await ended(at.origin.url, id);
    expect(done).toMatchObject({ language: 'en', to: ['es', 'fr'], job: { adding: [] } });
    expect(languagesOf(done)).toEqual(['en', 'es', 'fr']);
    expect(await trackOf(id, 'es')).toBe(before.es);
    expect(linesOf(await trackOf(id, 'en'))[0]).toBe('Good evening.');
    const french = linesOf(await trackOf(id, 'fr'));
    expect(french.slice(1)).toEqual(expectedLines('fr').slice(1));
    expect(french[0]).not.toBe(expectedLines('fr')[0]);
    expect([count('runModel'), count('translateSubtitles')]).toEqual([before.runs, before.paid + 1]);
  });

  it('are paid once when the origin is killed after the payment', async () => {
    const { id } = await uploaded({});
    const files = createFileStore(`${at.at.folder}/data/objects`);
    let reached = () => {};
    const isPaid = new Promise<void>((resolve) => {
      reached = resolve;
    });
    const putText: typeof files.putText = async (key, text, signal) => {
      if (!key.endsWith('/fr.vtt')) return files.putText(key, text, signal);
      reached();
      return new Promise((_, fail) => signal?.addEventListener('abort', () => fail(signal.reason)));
    };
    await at.restart({ store: { ...files, putText } });
    await add(id, 'fr');
    await isPaid;
    await at.restart({ store: files });
    expect(languagesOf(await ended(at.origin.url, id))).toEqual(['en', 'fr']);
    expect(count('translateSubtitles')).toBe(1);
  });

  it('may come from a service that fetches the video, which is read back from the store', async () => {
    const { id } = await uploaded({});
    const services = {
      transcriber: workersAiTranscriber(at.at.workersAi),
      translator: gcoreTranslator(at.at.gcore),
      clock: at.at.clock,
      host: loopbackHost,
    };
    await at.restart({ services });
    await add(id, 'de');
    expect(languagesOf(await ended(at.origin.url, id))).toEqual(['en', 'de']);
    await at.restart({ services: { ...services, host: undefined } });
    await add(id, 'it');
    const failed = await ended(at.origin.url, id);
    expect(failed.job).toMatchObject({ state: 'failed', error: { kind: 'options' }, adding: ['it'] });
    expect(languagesOf(failed)).toEqual(['en', 'de']);
    // An addition that cannot succeed is given up.
    const answer = await post(id, { to: [] });
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      { to: ['de'], job: { state: 'done', error: null, adding: [] } },
    ]);
  });

  it('are refused while the video is not captioned, and when no languages are sent', async () => {
    const begun = await upload(at.origin.url);
    expect([(await post(begun.id, { to: ['fr'] })).status]).toEqual([409]);
    const { id } = await ended(at.origin.url, begun.id);
    for (const body of [[], {}, { to: 'fr' }, { to: [1] }, { to: Array(101).fill('fr') }]) {
      const answer = await post(id, body);
      expect([answer.status, await answer.json()]).toMatchObject([400, { error: { code: 'bad-languages' } }]);
    }
    expect((await post(id, { to: ['klingon'] })).status).toBe(422);
    expect((await post(id, { to: [] })).status).toBe(200);
  });
});
