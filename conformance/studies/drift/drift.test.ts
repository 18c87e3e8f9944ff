// Covers: compare.ts, recording.ts, shape.ts

import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../src/base/json.ts';
import { compareRecordings, isStale } from './compare.ts';
import { Recorder, type Recording } from './recording.ts';

const BASE = 'https://api.translateplus.io';

function recorded(
  body: JsonValue,
  status = 200,
  headers: [string, string][] = [['X-RateLimit-Limit', '60']],
): Recording {
  const recorder = new Recorder({ translateplus: BASE });
  recorder.note('translateplus', {
    request: { method: 'GET', url: `${BASE}/v2/account/summary?x=1`, headers: [], body: null },
    response: { status, headers, bytes: Buffer.from(JSON.stringify(body)) },
    problem: null,
  });
  return recorder.recording('url', '2026-08-01T00:00:00.000Z');
}

const body = { email: 'somebody@example.com', credits: 7, plan: null, jobs: [{ status: 'ready' }] };
const kinds = (other: Recording) => compareRecordings(recorded(body), other).map(({ kind }) => kind);

describe('drift', () => {
  it.each([
    ['added', recorded({ ...body, more: 1 })],
    ['removed', recorded({ email: '', plan: null, jobs: [{ status: 'ready' }] })],
    ['removed', recorded({ ...body, jobs: [{}] })],
    ['retyped', recorded({ ...body, credits: '7' })],
    ['nullability', recorded({ ...body, email: null })],
    ['nullability', recorded({ ...body, plan: 'free' })],
    ['enum', recorded({ ...body, jobs: [{ status: 'ready' }, { status: 'frozen' }] })],
    ['header', recorded(body, 200, [])],
    [
      'header',
      recorded(body, 200, [
        ['X-RateLimit-Limit', '60'],
        ['X-New', '1'],
      ]),
    ],
  ] as const)('%s is told as such', (kind, other) => {
    expect(kinds(other)).toEqual([kind]);
  });

  it('reports a new and a missing status', () => {
    expect(kinds(recorded(body, 201))).toEqual(['status', 'status']);
  });

  it('reports a missing operation', () => {
    expect(kinds({ ...recorded(body), answers: [] })).toEqual(['removed']);
  });

  it('is silent where nothing drifted, and keeps no value', () => {
    const again = recorded({ ...body, email: 'else@example.com', credits: 8 });
    expect(kinds(again)).toEqual([]);
    expect(JSON.stringify(again)).not.toContain('else@example.com');
  });

  it('points out recordings older than 90 days', () => {
    expect(isStale(recorded(body), Date.parse('2026-10-29T00:00:00Z'))).toBe(false);
    expect(isStale(recorded(body), Date.parse('2026-10-31T00:00:00Z'))).toBe(true);
  });
});
