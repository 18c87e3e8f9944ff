import { expect, it } from 'vitest';
import { signNotification } from '../../contracts/cloudflare-stream/webhook.ts';
import { verifyStreamWebhook } from './webhook.ts';

const TIME = 1_767_225_600;
const BODY = '{"uid":"a","name":"čeština 🎬"}';
const SECRET = '85011ed3a913c6ad5f9cf6c5573cc0a7';
const received = { body: BODY, secret: SECRET, signature: signNotification(SECRET, TIME, BODY), now: TIME * 1000 };

it('accepts what the service signed, as text and as bytes', async () => {
  expect(await verifyStreamWebhook(received)).toEqual({ genuine: true, time: TIME * 1000 });
  const bytes = new TextEncoder().encode(BODY);
  expect(await verifyStreamWebhook({ ...received, body: bytes })).toMatchObject({ genuine: true });
});

it.each([
  ['another body', { body: `${BODY} ` }, 'other-signature'],
  ['another secret', { secret: 'x' }, 'other-signature'],
  ['another time', { signature: received.signature.replace(String(TIME), String(TIME + 1)) }, 'other-signature'],
  ['no header', { signature: null }, 'no-signature'],
  ['an empty header', { signature: '' }, 'no-signature'],
  ['a short signature', { signature: 'time=1,sig1=ab' }, 'malformed-signature'],
  ['two signatures', { signature: `${received.signature},sig1=${'a'.repeat(64)}` }, 'malformed-signature'],
  ['no time', { signature: `sig1=${'a'.repeat(64)}` }, 'malformed-signature'],
  ['a signature of five minutes and a second ago', { now: (TIME + 301) * 1000 }, 'too-old'],
  ['a signature of the future', { now: (TIME - 301) * 1000 }, 'too-old'],
  ['one older than asked for', { now: (TIME + 11) * 1000, toleranceSeconds: 10 }, 'too-old'],
])('refuses %s', async (_what, change, why) => {
  expect(await verifyStreamWebhook({ ...received, ...change })).toEqual({ genuine: false, why });
});

it.each([
  ['in another order', received.signature.split(',').reverse().join(',')],
  ['beside another one', `${received.signature},sig2=${'a'.repeat(64)}`],
  ['with spaces', received.signature.replace(',', ' , ')],
])('accepts a signature %s', async (_what, signature) => {
  expect(await verifyStreamWebhook({ ...received, signature })).toMatchObject({ genuine: true });
});

it('accepts a signature within the tolerance', async () => {
  expect(await verifyStreamWebhook({ ...received, now: (TIME + 300) * 1000 })).toMatchObject({ genuine: true });
});

it('refuses to verify with an empty secret', async () => {
  await expect(verifyStreamWebhook({ ...received, secret: '' })).rejects.toThrow('secret must be');
});
