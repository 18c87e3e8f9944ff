import { expect, it } from 'vitest';
import { classifyFetchError } from './attempt-failure.ts';

const coded = (code: string, more: object = {}) => Object.assign(new Error('x'), { code, ...more });
const wrapped = (cause: unknown) => new TypeError('fetch failed', { cause });

it.each([
  ['refused', wrapped(coded('ECONNREFUSED')), 'not-sent'],
  ['unknown host', wrapped(coded('ENOTFOUND', { syscall: 'getaddrinfo' })), 'not-sent'],
  ['unreachable while connecting', wrapped(coded('EHOSTUNREACH', { syscall: 'connect' })), 'not-sent'],
  ['unreachable while reading', wrapped(coded('EHOSTUNREACH', { syscall: 'read' })), 'reset'],
  ['timed out while connecting', wrapped(coded('ETIMEDOUT', { syscall: 'connect' })), 'not-sent'],
  ['timed out while reading', wrapped(coded('ETIMEDOUT', { syscall: 'read' })), 'reset'],
  ['every address refused', wrapped(new AggregateError([coded('ECONNREFUSED'), coded('ECONNREFUSED')])), 'not-sent'],
  ['one address reset', wrapped(new AggregateError([coded('ECONNREFUSED'), coded('ECONNRESET')])), 'reset'],
  ['reset', wrapped(coded('ECONNRESET', { syscall: 'read' })), 'reset'],
  ['closed by the other side', wrapped(coded('UND_ERR_SOCKET')), 'reset'],
  ['certificate', wrapped(coded('DEPTH_ZERO_SELF_SIGNED_CERT')), 'untrusted'],
  ["undici's own time limit", wrapped(coded('UND_ERR_HEADERS_TIMEOUT')), 'timeout'],
  ['not HTTP', wrapped(coded('HPE_INVALID_CONSTANT')), 'broken-answer'],
  ['a code that is a word of JavaScript', coded('constructor'), 'reset'],
  ['unknown error', new Error('boom'), 'reset'],
  ['no error at all', undefined, 'reset'],
])('%s', (_name, error, type) => {
  expect(classifyFetchError(error)).toBe(type);
});

it('survives causes that go in a circle', () => {
  const error = new Error('x');
  error.cause = error;
  expect(classifyFetchError(error)).toBe('reset');
});
