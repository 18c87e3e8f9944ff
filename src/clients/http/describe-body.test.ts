import { expect, it } from 'vitest';
import { createRedactor } from '../../base/redact.ts';
import { createAnswer, type HttpAnswer } from './answer.ts';
import { describeBody, isHtml } from './describe-body.ts';

const KEY = 'k&y  "1234$abcd"';

function answer(body: string | Uint8Array, contentType = 'application/json'): HttpAnswer {
  return createAnswer({
    status: 400,
    headers: new Headers({ 'Content-Type': contentType }),
    bytes: Buffer.from(body),
    call: { service: 'S', operation: 'o', costly: false, redact: createRedactor([KEY]) },
    attempts: 1,
    waitSeconds: null,
    waitRefused: false,
  });
}

it.each([
  ['detail as text', { detail: "Format must be 'srt' or 'vtt'" }, "Format must be 'srt' or 'vtt'"],
  [
    'FastAPI list',
    {
      detail: [
        { type: 'missing', loc: ['body', 'format'], msg: 'Field required', input: {} },
        { type: 'json_invalid', loc: ['body', 0], msg: 'JSON decode error' },
      ],
    },
    'body.format: Field required; body.0: JSON decode error',
  ],
  ['list of texts', { detail: ['one', 'two'] }, 'one; two'],
  ['message', { message: 'no', statusCode: 400, error: 'Bad Request' }, 'no'],
  ['error', { error: 'no' }, 'no'],
  ['error as object', { error: { code: 7, message: 'no' } }, 'no'],
  [
    'list of errors',
    { success: false, errors: [{ code: 10000, message: 'Authentication error' }] },
    'Authentication error',
  ],
  ['empty detail, then message', { detail: '', message: 'no' }, 'no'],
  ['an array at the top', [{ msg: 'no' }], 'no'],
  ['none of these', { format: ['This field is required.'] }, '{"format":["This field is required."]}'],
  ['a bare string', 'no', 'no'],
  ['null', null, 'null'],
])('reads %s', (_name, body, words) => {
  expect(describeBody(answer(JSON.stringify(body)))).toBe(words);
});

it('reads HTML by its title, text unchanged, an empty body as null', () => {
  const page = '\n<!DOCTYPE html><html><head><title>502\n Bad Gateway</title></head><body>x</body></html>';
  expect(describeBody(answer(page, 'text/html'))).toBe('an HTML page titled "502 Bad Gateway"');
  expect(describeBody(answer(page))).toBe('an HTML page titled "502 Bad Gateway"');
  expect(describeBody(answer('<html><body>x</body></html>'))).toBe('an HTML page');
  expect(describeBody(answer('Internal Server Error', 'text/plain'))).toBe('Internal Server Error');
  expect(describeBody(answer(''))).toBeNull();
  expect(describeBody(answer(' \n '))).toBeNull();
});

it('reads JSON that a server labels as HTML', () => {
  expect(isHtml(answer('{"detail":"no"}', 'text/html'))).toBe(false);
});

it('returns one short line without control characters', () => {
  const said = describeBody(answer(`a\u001b[31m\n\tb${'c'.repeat(5_000)}`, 'text/plain')) ?? '';
  expect(said).toMatch(/^a \[31m bc+\.\.\.$/);
  expect(said.length).toBeLessThan(610);
});

it('survives deep and hostile JSON', () => {
  expect(describeBody(answer(`${'['.repeat(5_000)}${']'.repeat(5_000)}`))).toMatch(/^\[+\.\.\.$/);
  expect(describeBody(answer('{"detail":{"detail":{"detail":{}}}}'))).toBe('{"detail":{"detail":{"detail":{}}}}');
  expect(describeBody(answer(Buffer.from([0xff, 0xfe, 0x41])))).toContain('A');
});

it.each([
  ['in a detail', JSON.stringify({ detail: `Invalid key ${KEY}` })],
  ['in an unknown field, spelt with escapes', `{"x":"${KEY.replace('&', '\\u0026').replaceAll('"', '\\u0022')}"}`],
  ['where its white space would be squeezed', `bad key ${KEY}`],
  ['where the line is cut', JSON.stringify({ detail: `${'a'.repeat(595)}${KEY}` })],
  ['in an HTML title', `<html><title>No: ${KEY.replace('&', '&amp;').replaceAll('"', '&quot;')}</title></html>`],
  ['where the title is cut', `<html><title>${'a'.repeat(395)}${KEY}</title></html>`],
])('blanks a secret %s', (_where, body) => {
  const said = describeBody(answer(body)) ?? '';
  expect(said).not.toBe('');
  expect(said).not.toMatch(/k&|k\\u0026|1234|abcd/);
});
