import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { helloVideo } from '../../test/support/pipeline-mocks.ts';
import { type TestOrigin, useOrigin } from './test-support/start.ts';

let at: TestOrigin;
beforeAll(async () => {
  at = await useOrigin();
});
afterAll(async () => {
  await at.close();
  expect(at.defects).toEqual([]);
});

const file = readFileSync(helloVideo).toString('latin1');
const part = (headers: string, content = file) => `--B\r\n${headers}\r\n${content}\r\n`;
const VIDEO = 'Content-Disposition: form-data; name="video"; filename="a.mp4"\r\n';
const field = (name: string, value: string) => part(`Content-Disposition: form-data; name="${name}"\r\n`, value);
const END = '--B--\r\n';
const latin1 = (text: string) => Buffer.from(text).toString('latin1');

async function send(body: string, headers: Record<string, string> = {}) {
  const answer = await fetch(`${at.origin.url}/videos`, {
    method: 'POST',
    headers: { 'Content-Type': 'multipart/form-data; boundary=B', ...headers },
    body: Buffer.from(body, 'latin1'),
  });
  return { status: answer.status, body: (await answer.json()) as { title?: string; to?: string[]; id?: string } };
}

it.each<[string, string, object, Record<string, string>?]>([
  ['a quoted boundary', part(VIDEO) + END, { title: 'a' }, { 'Content-Type': 'multipart/form-data; boundary="B"' }],
  [
    'a name beyond ASCII',
    part(VIDEO.replace('a.mp4', latin1('субтитры – 字幕.mp4'))) + END,
    { title: 'субтитры – 字幕' },
  ],
  [
    'a name in the form of RFC 5987',
    part(VIDEO.replace('filename="a.mp4"', "filename*=UTF-8''%E5%AD%97%E5%B9%95.mp4")) + END,
    { title: '字幕' },
  ],
  ['no name', part(VIDEO.replace('; filename="a.mp4"', '')) + END, { title: 'video' }],
  ['fields before the file', field('to', 'es') + field('title', 'T') + part(VIDEO) + END, { title: 'T', to: ['es'] }],
  ['fields after the file', part(VIDEO) + field('to', 'es') + field('title', 'T') + END, { title: 'T', to: ['es'] }],
  ['a preamble and an epilogue', `hello\r\n${part(VIDEO)}${END}--Bye\r\n`, { title: 'a' }],
  ['white space after delimiters', `--B \r\n${VIDEO}\r\n${file}\r\n--B-- \r\n`, { title: 'a' }],
])('takes a form with %s', async (_what, body, expected, headers) => {
  const answer = await send(body, headers);
  expect(answer).toMatchObject({ status: 202, body: expected });
  expect((await fetch(`${at.origin.url}/videos/${answer.body.id}`, { method: 'DELETE' })).status).toBe(204);
});

it.each<[string, string, number, Record<string, string>?]>([
  ['a line that begins with the delimiter', part(VIDEO, `${file}\r\n--Bx is text`) + END, 400],
  ['a field that begins with the delimiter', field('title', 'a\r\n--Bx') + part(VIDEO) + END, 400],
  ['a closing delimiter that goes on', `${part(VIDEO)}--B--x\r\n`, 400],
  ['no closing delimiter', part(VIDEO), 400],
  ['lines that end with LF', (part(VIDEO, 'x') + END).replaceAll('\r\n', '\n'), 400],
  ['headers that do not end', `--B\r\nContent-Disposition: form-data; name="to"\r\n${part(VIDEO)}${END}`, 400],
  ['a line that is not a header', part(`video\r\n${VIDEO}`) + END, 400],
  ['a huge header', part(`X-A: ${'a'.repeat(100_000)}\r\n${VIDEO}`) + END, 400],
  ['many headers', part(`${'X-A: 1\r\n'.repeat(100)}${VIDEO}`) + END, 400],
  ['no headers', part('') + END, 400],
  ['a file part without name', part('Content-Disposition: form-data; filename="a.mp4"\r\n') + END, 400],
  ['a field without name', part('Content-Disposition: form-data\r\n', 'x') + part(VIDEO) + END, 400],
  ['two videos', part(VIDEO) + part(VIDEO) + END, 400],
  ['a field twice', field('to', 'es') + field('to', 'ja') + part(VIDEO) + END, 400],
  [
    'a form in the form',
    part('Content-Type: multipart/mixed; boundary=C\r\n', `--C\r\n${VIDEO}\r\nx\r\n--C--`) + END,
    400,
  ],
  ['an empty file', part(VIDEO, '') + END, 422],
  ['a file in Base64', part(`${VIDEO}Content-Transfer-Encoding: base64\r\n`, 'AAAA') + END, 400],
  ['a field in Base64', part('Content-Transfer-Encoding: base64\r\n', 'x') + part(VIDEO) + END, 400],
  ['Content-Encoding: gzip', part(VIDEO) + END, 415, { 'Content-Encoding': 'gzip' }],
  ['another boundary', part(VIDEO) + END, 400, { 'Content-Type': 'multipart/form-data; boundary=C' }],
  ['no boundary', part(VIDEO) + END, 400, { 'Content-Type': 'multipart/form-data' }],
  ['an empty boundary', part(VIDEO) + END, 400, { 'Content-Type': 'multipart/form-data; boundary=' }],
])('refuses a form with %s and keeps nothing', async (_what, body, status, headers) => {
  const answer = await send(body, headers);
  expect(answer).toMatchObject({ status, body: { error: { code: expect.any(String), next: expect.any(String) } } });
  expect(readdirSync(join(at.at.folder, 'data/work'))).toEqual([]);
});

it('refuses a field that is twice in the query, instead of leaving both out', async () => {
  const answer = await fetch(`${at.origin.url}/videos?to=es&to=fr`, {
    method: 'POST',
    headers: { 'Content-Type': 'multipart/form-data; boundary=B' },
    body: Buffer.from(part(VIDEO) + END, 'latin1'),
  });
  expect([answer.status, ((await answer.json()) as { error: { code: string } }).error.code]).toEqual([400, 'twice']);
});
