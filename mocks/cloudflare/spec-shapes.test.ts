import { expect, it } from 'vitest';
import { type Answer, useCloudflare, vtt } from '../../test/support/cloudflare-bench.ts';
import { contradictions } from './test-support/spec.ts';

const { user } = useCloudflare();
const STREAM = '/accounts/{account_id}/stream';
const CAPTIONS = `${STREAM}/{identifier}/captions`;
const LANGUAGE = `${CAPTIONS}/{language}`;

/** Where documented or observed answers contradict the OpenAPI themselves. */
const KNOWN: readonly RegExp[] = [
  /^result\.uploadExpiry: |^result\.\d+\.uploadExpiry: /, // null in the docs' own example
  /^result\.(\d+\.)?maxDurationSeconds: .*>=1/, // 0 in the docs' own example
  /^messages: /, // null in Stream's refusals (observed)
];
const expectShape = (method: string, path: string, status: '200' | '4XX', { body }: Answer) =>
  expect(contradictions(method, path, status, body).filter((one) => !KNOWN.some((known) => known.test(one)))).toEqual(
    [],
  );

it('every success has the shape of the official OpenAPI', async () => {
  const one = user();
  const json = (body: object) => ({ body: JSON.stringify(body) });
  const copied = await one.send('POST', '/stream/copy', json({ url: 'https://a.example/', creator: 'a' }));
  expectShape('post', `${STREAM}/copy`, '200', copied);
  const { uid } = copied.body.result;
  for (let second = 0; second < 7; second += 1) {
    expectShape('get', `${STREAM}/{identifier}`, '200', await one.send('GET', `/stream/${uid}`));
    await one.tenant.advance(1);
  }
  const bad = await one.video('https://media.example/damaged.mp4');
  expectShape('get', `${STREAM}/{identifier}`, '200', await one.send('GET', `/stream/${bad}`));
  const track = `/stream/${uid}/captions/de`;
  expectShape('put', LANGUAGE, '200', await one.putCaption(uid, 'de', vtt('x')));
  expectShape('get', LANGUAGE, '200', await one.send('GET', track));
  expectShape('post', `${LANGUAGE}/generate`, '200', await one.send('POST', `/stream/${uid}/captions/en/generate`));
  expectShape('get', CAPTIONS, '200', await one.send('GET', `/stream/${uid}/captions`));
  expectShape('delete', LANGUAGE, '200', await one.send('DELETE', track));
  const direct = json({ maxDurationSeconds: 1, scheduledDeletion: '2027-01-01T00:00:00Z' });
  expectShape('post', `${STREAM}/direct_upload`, '200', await one.send('POST', '/stream/direct_upload', direct));
  expectShape('post', `${STREAM}/{identifier}`, '200', await one.send('POST', `/stream/${uid}`, json({ meta: {} })));
  expectShape('get', STREAM, '200', await one.send('GET', '/stream?include_counts=true'));
  const hook = json({ notificationUrl: 'https://hooks.example/' });
  expectShape('put', `${STREAM}/webhook`, '200', await one.send('PUT', '/stream/webhook', hook));
  expectShape('get', `${STREAM}/webhook`, '200', await one.send('GET', '/stream/webhook'));
  expectShape('delete', `${STREAM}/webhook`, '200', await one.send('DELETE', '/stream/webhook'));
});

it('every refusal has it too', async () => {
  const one = user();
  const uid = await one.video();
  const path = `/stream/${uid}/captions`;
  expectShape('get', CAPTIONS, '4XX', await one.send('GET', '/stream/x/captions'));
  expectShape('get', LANGUAGE, '4XX', await one.send('GET', `${path}/e`));
  expectShape('put', LANGUAGE, '4XX', await one.send('PUT', `${path}/en`, { body: 'x' }));
  expectShape('post', `${LANGUAGE}/generate`, '4XX', await one.send('POST', `${path}/tr/generate`));
  expectShape('get', CAPTIONS, '4XX', await one.send('GET', path, { headers: { Authorization: 'Bearer x' } }));
  expectShape('get', CAPTIONS, '4XX', await one.send('GET', path, { headers: { Authorization: '"' } }));
});

it('the comparison can fail', () => {
  const caption = { language: 'de', label: 'Deutsch', generated: false, status: 'ready' };
  const whole = { result: caption, success: true, errors: [], messages: [] };
  expect(contradictions('get', LANGUAGE, '200', whole)).toEqual([]);
  for (const broken of [
    { ...whole, success: false },
    { ...whole, errors: null },
    { ...whole, result: { ...caption, status: 'done' } },
    { ...whole, result: [caption] },
  ])
    expect(contradictions('get', LANGUAGE, '200', broken)).not.toEqual([]);
});
