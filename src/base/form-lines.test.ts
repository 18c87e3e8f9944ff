import { once } from 'node:events';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { boundaryOf, FormLines } from './form-lines.ts';

/** What comes out of a body that goes in by pieces of so many bytes. */
async function through(body: string, size: number, boundary = 'B'): Promise<string> {
  const bytes = Buffer.from(body, 'latin1');
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
    bytes.subarray(at * size, (at + 1) * size),
  );
  const chunks: Buffer[] = [];
  for await (const chunk of Readable.from(pieces).pipe(new FormLines(boundary))) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('latin1');
}
const SIZES = [1, 2, 3, 5, 7, 16, 10_000];
const HEAD = 'Content-Disposition: form-data; name="file"\r\n\r\n';

describe('a form as it should be', () => {
  const one = `--B\r\n${HEAD}text\r\n--B--\r\n`;
  it.each([
    ['one part', one, one],
    ['two parts', `--B\r\n${HEAD}a\r\n--B\r\n${HEAD}b\r\n--B--\r\n`, `--B\r\n${HEAD}a\r\n--B\r\n${HEAD}b\r\n--B--\r\n`],
    ['an empty part', `--B\r\n${HEAD}\r\n--B--\r\n`, `--B\r\n${HEAD}\r\n--B--\r\n`],
    ['an empty part without a line', `--B\r\n${HEAD}--B--\r\n`, `--B\r\n${HEAD}\r\n--B--\r\n`],
    ['a part without headers', '--B\r\n\r\ntext\r\n--B--\r\n', '--B\r\n\r\ntext\r\n--B--\r\n'],
    ['plain bytes', `--B\r\ncontent-transfer-encoding: Binary \r\n${HEAD}\r\n--B--\r\n`, null],
    ['a preamble', `before\r\n${one}`, `before\r\n${one}`],
    ['no part', '--B--\r\n', '--B--\r\n'],
    ['no line end after the last delimiter', one.slice(0, -2), one],
    ['an epilogue', `${one}--Bx\r\n\r\nmore`, one],
    ['white space after delimiters', `--B \t\r\n${HEAD}text\r\n--B-- \r\n`, one],
    ['the delimiter in a line', `--B\r\n${HEAD}a --B\r\n --B\r\n-B\r\n--b\n--B\r\n--B--\r\n`, null],
    ['a header on two lines', `--B\r\nX-A: 1\r\n 2\r\n${HEAD}\r\n--B--\r\n`, null],
  ])('passes: %s', async (_what, body, expected) => {
    for (const size of SIZES) expect(await through(body, size)).toBe(`\r\n${expected ?? body}`);
  });

  it('keeps bytes as they are', async () => {
    const bytes = Buffer.from(Array.from({ length: 2_048 }, (_, at) => (at * 7) % 256)).toString('latin1');
    const body = `--B\r\n${HEAD}${bytes}\r\n--B--\r\n`;
    for (const size of SIZES) expect(await through(body, size)).toBe(`\r\n${body}`);
  });
});

describe('the pieces of a part', () => {
  const piecesOf = async (chunks: readonly string[]): Promise<string[]> => {
    const head = `--B\r\n${HEAD}`;
    const all = [head, ...chunks, '\r\n--B--\r\n'].map((chunk) => Buffer.from(chunk, 'latin1'));
    const pieces: string[] = [];
    const form = Readable.from(all).pipe(new FormLines('B'));
    form.on('data', (piece: Buffer) => pieces.push(piece.toString('latin1')));
    await once(form, 'end');
    return pieces.slice(pieces.findIndex((piece) => piece.endsWith('\r\n\r\n')) + 1);
  };

  it.each([
    ['text', ['0123456789ab', '0123456789ab']],
    ['a line end within', ['01\r\n-456789ab', '0123456789ab']],
    ['another line end', ['0123456789\n\n', '\r123456789ab']],
  ])('are those that arrive: %s', async (_what, chunks) => {
    expect((await piecesOf(chunks)).slice(0, 2)).toEqual(chunks);
  });

  it.each(['\r', '\r\n', '\r\n-', '\r\n--'])('wait where a delimiter may begin: %j', async (end) => {
    expect((await piecesOf([`0123456789${end}`, '0123456789ab'])).slice(0, 3)).toEqual([
      '0123456789',
      end,
      '0123456789ab',
    ]);
  });
});

describe('a form that readers would cut or lose a part of', () => {
  it.each([
    ['a line that begins with the delimiter', `--B\r\n${HEAD}a\r\n--Bx is text\r\n--B--\r\n`, 'goes on'],
    ['a delimiter and a dash', `--B\r\n${HEAD}a\r\n--B-\r\n--B--\r\n`, 'goes on'],
    ['a last delimiter that goes on', `--B\r\n${HEAD}a\r\n--B--x\r\n`, 'goes on'],
    ['a delimiter that ends with LF', `--B\n${HEAD}a\r\n--B--\r\n`, 'goes on'],
    ['a delimiter without end', `--B\r\n${HEAD}a\r\n--B${' '.repeat(2_000)}`, 'goes on'],
    ['LF alone', `--B\r\n${HEAD}a\r\n--B--\r\n`.replaceAll('\r\n', '\n'), 'missing'],
    ['no last delimiter', `--B\r\n${HEAD}a\r\n`, 'missing'],
    ['a cut last delimiter', `--B\r\n${HEAD}a\r\n--B-`, 'missing'],
    ['nothing', ' ', 'missing'],
    ['headers without end', `--B\r\n${HEAD.slice(0, -2)}--B\r\n${HEAD}a\r\n--B--\r\n`, 'do not end'],
    ['a line that is not a header', `--B\r\nno header\r\n${HEAD}a\r\n--B--\r\n`, 'cannot be read'],
    ['Base64', `--B\r\nContent-Transfer-Encoding: base64\r\n${HEAD}V0VCVlRU\r\n--B--\r\n`, 'Transfer-Encoding'],
    ['a long header', `--B\r\nX-A: ${'a'.repeat(20_000)}\r\n${HEAD}a\r\n--B--\r\n`, 'too many'],
    ['a header without end', `--B\r\nX-A: ${'a'.repeat(20_000)}`, 'too many'],
    ['many headers', `--B\r\n${'X-A: 1\r\n'.repeat(100)}${HEAD}a\r\n--B--\r\n`, 'too many'],
  ])('fails: %s', async (_what, body, message) => {
    for (const size of SIZES) await expect(through(body, size)).rejects.toThrow(message);
  });
});

it.each([
  ['multipart/form-data; boundary=B', 'B'],
  ['multipart/form-data;boundary="B"', 'B'],
  ['multipart/form-data; charset=utf-8; Boundary="a b:c"; x=y', 'a b:c'],
  ['multipart/form-data; boundary=----WebKitFormBoundary7MA4YWxkTrZu0gW', '----WebKitFormBoundary7MA4YWxkTrZu0gW'],
  ['multipart/form-data; charset="; boundary=no"; boundary=B', 'B'],
  ['multipart/form-data; x-boundary=no; boundary="a\\b\\:"', 'ab:'],
  ['multipart/form-data', null],
  ['multipart/form-data; boundary="B', null],
  ['multipart/form-data; boundary=', null],
  ['multipart/form-data; boundary=""', null],
  ['multipart/form-data; boundary="a "', null],
  ['multipart/form-data; boundary=a\u0000b', null],
  [`multipart/form-data; boundary=${'a'.repeat(300)}`, null],
])('finds in %j the boundary %j', (type, boundary) => {
  expect(boundaryOf(type)).toBe(boundary);
});
