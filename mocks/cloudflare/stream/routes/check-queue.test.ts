import { describe, expect, it } from 'vitest';
import { type Answer, expectRefusal, type User, useCloudflare } from '../../../../test/support/cloudflare-bench.ts';
import { clip, form, post, useServers } from '../../test-support/origin.ts';
import { addVideo } from '../life/add-video.ts';

const { user } = useCloudflare();
const serve = useServers();
const LIMIT = 120;
const film = { input: 'https://films.example/talk.mp4' };
/** Queues videos without requests. */
const queue = ({ tenant }: User, count: number): void => {
  for (let more = count; more > 0; more -= 1) addVideo(tenant, { state: 'downloading', sourceUrl: film.input });
};
const statuses = (answers: readonly { readonly status: number }[]) => answers.map(({ status }) => status);

describe('a full queue', () => {
  it('refuses copies, forms, and the URLs of later uploads, and changes nothing', async () => {
    const one = user();
    queue(one, LIMIT);
    const refused: [Answer, ...Answer[]] = [
      await post(one, '/stream/copy', film),
      await one.send('POST', '/stream', { body: form(clip) }),
      await post(one, '/stream/direct_upload', { maxDurationSeconds: 60 }),
      await one.send('POST', '/stream', { headers: { 'Tus-Resumable': '1.0.0', 'Upload-Length': '9' } }),
    ];
    expect(statuses(refused)).toEqual([429, 429, 429, 429]);
    expectRefusal(refused[0], 429, 19909, 'stream');
    expect((await one.send('GET', '/stream')).body.result).toHaveLength(LIMIT);
    await one.tenant.advance(10);
    expect((await post(one, '/stream/copy', film)).status).toBe(200);
  });

  it('takes the file of a URL that was made before', async () => {
    const one = user();
    const { uploadURL } = (await post(one, '/stream/direct_upload', { maxDurationSeconds: 60 })).body.result;
    queue(one, LIMIT);
    expect((await fetch(uploadURL, { method: 'POST', body: form(clip) })).status).toBe(200);
  });

  it('refuses copies that began before it was full', async () => {
    const one = user();
    queue(one, LIMIT - 1);
    const waiting: (() => void)[] = [];
    const origin = await serve((_request, response) => {
      waiting.push(() => response.setHeader('Content-Length', 9).end());
      if (waiting.length === 3) for (const answer of waiting) answer();
    });
    const answers = await Promise.all(
      [1, 2, 3].map((at) => post(one, '/stream/copy', { input: `${origin}/${at}.mp4` })),
    );
    expect(statuses(answers).sort()).toEqual([200, 429, 429]);
  });

  it('refuses a form that began to arrive before it was full', async () => {
    const one = user();
    queue(one, LIMIT - 1);
    const answers = await Promise.all([1, 2, 3].map(() => one.send('POST', '/stream', { body: form(clip) })));
    expect(statuses(answers).sort()).toEqual([200, 429, 429]);
  });
});
