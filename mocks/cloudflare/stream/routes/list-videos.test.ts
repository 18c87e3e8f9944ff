import { describe, expect, it } from 'vitest';
import { expectRefusal, type User, useCloudflare, vtt } from '../../../../test/support/cloudflare-bench.ts';
import { get, post } from '../../test-support/origin.ts';

const { user } = useCloudflare();

describe('editing', () => {
  it('changes only the named fields', async () => {
    const one = user();
    const uid = await one.video();
    await one.putCaption(uid, 'en', vtt('x'));
    const before = await get(one, uid);
    const change = {
      meta: { name: 'new' },
      requireSignedURLs: true,
      publicDetails: { title: 'T' },
      allowedOrigins: ['a.example'],
    };
    const after = (await post(one, `/stream/${uid}`, change)).body.result;
    expect(after).toEqual({
      ...before,
      ...change,
      publicDetails: { ...before.publicDetails, title: 'T' },
      modified: after.modified,
    });
    expect(after.modified > before.modified).toBe(true);
    expect((await one.send('GET', `/stream/${uid}/captions`)).body.result).toHaveLength(1);
    expectRefusal(await post(one, `/stream/${uid}`, { uid: 'other' }), 400, 10005, 'stream');
    expectRefusal(await post(one, '/stream/other', {}), 404, 10003, 'stream');
  });
});

describe('the list', () => {
  const names = async ({ send }: User, query: string) => {
    const answer = await send('GET', `/stream?${query}`);
    expect(answer.status).toBe(200);
    return answer.body.result.map(({ meta }: { meta: { name: string } }) => meta.name).join(' ');
  };

  it('filters, sorts, pages and counts', async () => {
    const one = user();
    const uids: string[] = [];
    const created: string[] = [];
    for (const [name, creator] of [
      ['One.mp4', 'anna'],
      ['two.mp4', 'ben'],
      ['three', 'anna'],
    ] as const) {
      const { result } = (await post(one, '/stream/copy', { input: 'https://a.example/', meta: { name }, creator }))
        .body;
      uids.push(result.uid);
      created.push(result.created);
    }
    await one.tenant.advance(60);
    await post(one, '/stream/direct_upload', { maxDurationSeconds: 9, meta: { name: 'later' } });
    expect(await names(one, '')).toBe('later three two.mp4 One.mp4');
    expect(await names(one, 'asc=true&limit=2')).toBe('One.mp4 two.mp4');
    expect(await names(one, 'status=ready')).toBe('three two.mp4 One.mp4');
    expect(await names(one, 'status=pendingupload&creator=')).toBe('later');
    expect(await names(one, 'creator=anna')).toBe('three One.mp4');
    expect(await names(one, 'search=ONE')).toBe('One.mp4');
    expect(await names(one, 'video_name=one.mp4')).toBe('');
    expect(await names(one, 'video_name=One.mp4')).toBe('One.mp4');
    expect(await names(one, `id=${uids[0]},${uids[2]}`)).toBe('three One.mp4');
    expect(await names(one, `name=three,${uids[1]}`)).toBe('three two.mp4');
    expect(await names(one, 'type=live')).toBe('');
    expect(await names(one, 'live_input_id=x')).toBe('');
    expect(await names(one, `after=${created[0]}&before=${created[2]}`)).toBe('two.mp4');
    expect(await names(one, `start=${created[1]}&asc=true`)).toBe('three later');
    const counted = await one.send('GET', `/stream?include_counts=true&limit=1&before=${created[2]}`);
    expect([counted.body.total, counted.body.range, counted.body.result.length]).toEqual([4, 2, 1]);
    const plain = await one.send('GET', '/stream');
    expect(Object.keys(plain.body)).toEqual(['result', 'success', 'errors', 'messages']);
  });

  it.each([
    ['limit=1001', 10005],
    ['limit=0', 10005],
    ['status=finished', 10005],
    ['type=film', 10005],
    ['after=yesterday', 10005],
  ])('%s is refused with %d', async (query, code) => {
    expectRefusal(await user().send('GET', `/stream?${query}`), 400, code, 'stream');
  });

  it('limit=abc is answered as the live service does: 500 and nothing', async () => {
    expect(await user().send('GET', '/stream?limit=abc')).toMatchObject({ status: 500, text: '' });
  });
});
