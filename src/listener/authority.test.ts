import { expect, it } from 'vitest';
import { isLoopback, parseAuthority } from './authority.ts';

it.each([
  ['Example.COM.', 'example.com', null],
  ['localhost:4000', 'localhost', 4000],
  ['localhost:', 'localhost', null],
  ['127.1', '127.0.0.1', null],
  ['0x7f.1:80', '127.0.0.1', 80],
  ['2130706433', '127.0.0.1', null],
  ['0177.0.0.1', '127.0.0.1', null],
  ['127.0.0.1.', '127.0.0.1', null],
  ['127.0.0.1.evil.example', '127.0.0.1.evil.example', null],
  ['[::1]:4000', '::1', 4000],
  ['[0:0:0:0:0:0:0:1]', '::1', null],
  ['[::FFFF:127.0.0.1]', '::ffff:7f00:1', null],
  ['a_b-c.example', 'a_b-c.example', null],
])('reads %s as %s, port %s', (text, name, port) => {
  expect(parseAuthority(text)).toEqual({ name, port });
});

it.each([
  '',
  ' ',
  '.',
  ':80',
  'user@127.0.0.1',
  'evil.example@127.0.0.1',
  'localhost:65536',
  'localhost:x',
  'localhost:80:80',
  'localhost/',
  'localhost?',
  'localhost#',
  'local host',
  'localhost\\evil.example',
  '::1',
  '[::1',
  '[]',
  '[::1%lo]',
  '[::1%25lo]',
  '[v1.x]',
  '[::1]x',
  '999.1.1.1',
  '1.2.3.4.5',
  'evil.0x',
  'ünicode.example',
  '%zz',
])('does not read %j', (text) => {
  expect(parseAuthority(text)).toBeNull();
});

it.each([
  ['localhost', true],
  ['a.b.localhost', true],
  ['127.0.0.1', true],
  ['127.255.0.9', true],
  ['::1', true],
  ['::ffff:7f00:1', true],
  ['localhost.evil.example', false],
  ['evillocalhost', false],
  ['127.0.0.1.evil.example', false],
  ['0.0.0.0', false],
  ['128.0.0.1', false],
  ['::', false],
  ['::ffff:8000:1', false],
])('says of %s whether it is loopback: %s', (name, expected) => {
  expect(isLoopback(name)).toBe(expected);
});
