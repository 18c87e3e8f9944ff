import { expect, it } from 'vitest';
import { blankText } from '../../../src/base/secrets/places.ts';
import { bytesMayHoldCredential, mayHoldCredential } from './may-hold-credential.ts';

const KEY = 'Kx7-open-41-and-more';

it.each([
  `{"apiKey":"${KEY}"}`,
  `{"options":{"access_token" : "${KEY}"}}`,
  `{"X-API-KEY": "${KEY}`,
  `{\\"secret\\":\\"${KEY}\\"}`,
  `{'password': '${KEY}'}`,
  `{"\\u006bey":"${KEY}"}`,
  `api_key=${KEY}&to=es`,
  `k=${KEY}`,
  `Authorization: Bearer ${KEY}`,
  `the token Bearer ${KEY}`,
  `https://me:${KEY}@films.example/a.mp4`,
  `https:\\/\\/me:${KEY}@films.example/a.mp4`,
  `<password>${KEY}</password>`,
  `Set-Cookie: a=${KEY}`,
  `X-Amz-Signature=${KEY}`,
  `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl`,
  `--x\r\nContent-Disposition: form-data; name="api_key"\r\n\r\n${KEY}\r\n--x--`,
])('finds a credential in %s', (text) => {
  expect(blankText(text)).not.toBe(text);
  expect(mayHoldCredential(text)).toBe(true);
  expect(bytesMayHoldCredential(Buffer.from(text))).toBe(true);
});

it('finds the token of a mock anywhere', () => {
  expect(['{"a":"mock_a"}', 'I am mock_a.'].map(mayHoldCredential)).toEqual([true, true]);
});

it.each([
  '',
  '{"format":"srt","content":"1\\n00:00:01,000 --> 00:00:02,000\\nThe key is here\\n"}',
  '{"url":"https://films.example/a.mp4"}',
])('finds none in %s', (text) => {
  expect(mayHoldCredential(text)).toBe(false);
  expect(bytesMayHoldCredential(Buffer.from(text))).toBe(false);
});
