import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { expectRefusal, read, type User, useCloudflare, vtt } from '../../../../test/support/cloudflare-bench.ts';

const { user } = useCloudflare();
const video = readFileSync(new URL('../../../../fixtures/media/hello-captions.mp4', import.meta.url)).toString(
  'latin1',
);
const FILE = 'Content-Disposition: form-data; name="file"; filename="a.vtt"\r\n';
const TYPE = 'multipart/form-data; boundary=B';

/** The routes that read a form, each with a file that it takes, and what is there after a refusal. */
const routes: Record<
  string,
  { file: string; path: (one: User) => Promise<string>; method: string; left: (one: User) => Promise<unknown> }
> = {
  'a caption': {
    file: vtt('Hi'),
    method: 'PUT',
    path: async (one) => `/stream/${await one.video()}/captions/en`,
    left: async ({ send }) => {
      const [{ uid }] = (await send('GET', '/stream')).body.result;
      return (await send('GET', `/stream/${uid}/captions`)).body.result;
    },
  },
  'a video': {
    file: video,
    method: 'POST',
    path: async () => '/stream',
    left: async ({ send }) => (await send('GET', '/stream')).body.result,
  },
  'an upload by a one-time URL': {
    file: video,
    method: 'POST',
    path: async ({ send }) => {
      const body = JSON.stringify({ maxDurationSeconds: 60 });
      return (await send('POST', '/stream/direct_upload', { body })).body.result.uploadURL;
    },
    left: async ({ send }) =>
      (await send('GET', '/stream')).body.result.filter(
        ({ status }: { status: { state: string } }) => status.state !== 'pendingupload',
      ),
  },
};

async function sendForm(one: User, path: string, method: string, body: string, headers: Record<string, string> = {}) {
  const init = { body: Buffer.from(body, 'latin1'), headers: { 'Content-Type': TYPE, ...headers } };
  if (!path.startsWith('http')) return one.send(method, path, init);
  return read(await fetch(path, { method, ...init }));
}

const latin1 = (name: string): string => Buffer.from(name).toString('latin1');
const part = (headers: string, content: string) => `--B\r\n${headers}\r\n${content}\r\n`;

describe.each(Object.entries(routes))('%s', (_route, { file, method, path, left }) => {
  it.each<[string, string, Record<string, string>?]>([
    ['a quoted boundary', `${part(FILE, file)}--B--\r\n`, { 'Content-Type': 'multipart/form-data; boundary="B"' }],
    ['a file name beyond ASCII', `${part(FILE.replace('a.vtt', latin1('субтитры – 字幕.vtt')), file)}--B--\r\n`],
    [
      'a file name as RFC 5987 writes it',
      `${part(FILE.replace('filename="a.vtt"', "filename*=UTF-8''%E5%AD%97%E5%B9%95.vtt"), file)}--B--\r\n`,
    ],
    ['no file name', `${part(FILE.replace('; filename="a.vtt"', ''), file)}--B--\r\n`],
    ['a preamble and an epilogue', `hello\r\n${part(FILE, file)}--B--\r\n--Bye\r\n`],
    ['white space after delimiters', `--B \r\n${FILE}\r\n${file}\r\n--B--\t\r\n`],
    ['no line end at the end', `${part(FILE, file)}--B--`],
    [
      'fields before and after',
      `${part(FILE.replace('file"', 'a"'), 'x')}${part(FILE, file)}${part(FILE.replace('file"', 'b"'), 'y')}--B--\r\n`,
    ],
    ['a plain Content-Transfer-Encoding', `${part(`${FILE}Content-Transfer-Encoding: binary\r\n`, file)}--B--\r\n`],
    ['Content-Encoding: identity', `${part(FILE, file)}--B--\r\n`, { 'Content-Encoding': 'identity' }],
  ])('is taken with %s', async (_what, body, headers) => {
    const one = user();
    expect((await sendForm(one, await path(one), method, body, headers)).status).toBe(200);
    expect(await left(one)).toHaveLength(1);
  });

  it.each<[string, string, Record<string, string>?]>([
    ['a line that begins with the delimiter', `${part(FILE, `${file}\n-- B\n\r\n--Bx is text`)}--B--\r\n`],
    ['a line of the delimiter and a dash', `${part(FILE, `${file}\r\n--B-`)}--B--\r\n`],
    ['a closing delimiter that goes on', `${part(FILE, file)}--B--x\r\n`],
    ['no closing delimiter', part(FILE, file)],
    ['lines that end with LF', `${part(FILE, file)}--B--\r\n`.replaceAll('\r\n', '\n')],
    ['a part without headers', `${part('', file)}--B--\r\n`],
    ['headers that do not end', `--B\r\n${FILE}--B\r\n${FILE}\r\n${file}\r\n--B--\r\n`],
    ['a line that is not a header', `${part(`file here\r\n${FILE}`, file)}--B--\r\n`],
    ['a huge header', `${part(`X-A: ${'a'.repeat(100_000)}\r\n${FILE}`, file)}--B--\r\n`],
    ['many headers', `${part(`${'X-A: 1\r\n'.repeat(3_000)}${FILE}`, file)}--B--\r\n`],
    ['two files', `${part(FILE, file)}${part(FILE, file)}--B--\r\n`],
    [
      'a form in the form',
      `${part('Content-Type: multipart/mixed; boundary=C\r\n', `--C\r\n${FILE}\r\n${file}\r\n--C--`)}--B--\r\n`,
    ],
    ['an empty file', `${part(FILE, '')}--B--\r\n`],
    ['no blank line before the delimiter', `--B\r\n${FILE}\r\n--B--\r\n`],
    [
      'Base64',
      `${part(`${FILE}Content-Transfer-Encoding: base64\r\n`, Buffer.from(file, 'latin1').toString('base64'))}--B--\r\n`,
    ],
    ['quoted-printable', `${part(`${FILE}Content-Transfer-Encoding: quoted-printable\r\n`, file)}--B--\r\n`],
    ['Content-Encoding: gzip', `${part(FILE, file)}--B--\r\n`, { 'Content-Encoding': 'gzip' }],
    ['another boundary', `${part(FILE, file)}--B--\r\n`, { 'Content-Type': 'multipart/form-data; boundary=C' }],
  ])('is refused with %s, and nothing is stored', async (_what, body, headers) => {
    const one = user();
    const answer = await sendForm(one, await path(one), method, body, headers);
    expect(answer.status).toBe(400);
    const { code } = answer.body.errors[0];
    expectRefusal(answer, 400, code, 'stream');
    expect(await left(one)).toEqual([]);
  });
});
