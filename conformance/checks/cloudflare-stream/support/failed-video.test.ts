import { expect, it } from 'vitest';
import type { JsonObject } from '../../../../src/base/json.ts';
import { Answer } from '../../../model/context/answer.ts';
import { expectFailed } from './failed-video.ts';

const answer = new Answer({
  request: { method: 'GET', url: 'http://x', headers: [], body: null },
  response: { status: 200, headers: [], bytes: Buffer.from('') },
  problem: null,
});
const judge = (status: JsonObject) => () => expectFailed(answer, { state: 'error', ...status }, 'ERR_UNKNOWN');

const named = { errorReasonCode: 'ERR_UNKNOWN', errorReasonText: 'why' };

it.each<[string, JsonObject]>([
  ['the names of the OpenAPI', named],
  ['the names of the webhook page', { errReasonCode: 'ERR_UNKNOWN', errReasonText: 'why', pctComplete: '39' }],
  ['a percentage with a fraction', { ...named, pctComplete: '39.000000' }],
])('accepts %s', (_what, status) => {
  expect(judge(status)).not.toThrow();
});

it.each<[string, JsonObject]>([
  ['another state', { ...named, state: 'ready' }],
  ['another reason', { ...named, errorReasonCode: 'ERR_NON_VIDEO' }],
  ['another name', { reasonCode: 'ERR_UNKNOWN', errorReasonText: 'why' }],
  ['no text', { errorReasonCode: 'ERR_UNKNOWN' }],
  ['a percentage beyond 100', { ...named, pctComplete: '139' }],
  ['a percentage that is no text', { ...named, pctComplete: 39 }],
])('rejects %s', (_what, status) => {
  expect(judge(status)).toThrow('expected');
});
