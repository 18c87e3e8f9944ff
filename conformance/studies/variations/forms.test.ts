// Covers: wire-forms.ts, json-forms.ts, media-forms.ts, gcore-forms.ts, stream-forms.ts, ai-forms.ts, translators.ts
import { describe, expect, it } from 'vitest';
import { webVtt } from '../../checks/web-vtt.ts';
import { together } from './compose.ts';
import { lawfulForms } from './forms.ts';
import { escapedLetters, spaced, withFractions } from './json-forms.ts';
import type { Onward, Passing } from './link.ts';
import { withNotes, withoutHours, withSettings } from './media-forms.ts';

const passing = (body: object, headers: Passing['headers'] = { 'content-type': 'application/json' }): Passing => ({
  status: 200,
  headers,
  body: Buffer.from(JSON.stringify(body)),
});
const onward: Onward = { method: 'GET', path: '/x', headers: {} };

const form = (id: string) => lawfulForms.find((one) => one.id === id);
const changed = (id: string, body: object): unknown =>
  JSON.parse(String(form(id)?.link?.().back?.(passing(body), onward).body));

it.each([withFractions, spaced, escapedLetters])('%o means the same JSON', (write) => {
  const value = {
    'a b': [1, -7, 0.5, 1e21, null, true],
    text: 'é "quoted": [1, 2] \\ /\n\u000b\u2028',
    o: { n: {}, list: [] },
  };
  const text = write(value);
  expect(JSON.parse(text)).toEqual(value);
  expect(text).not.toBe(JSON.stringify(value));
});

it.each([withoutHours, withNotes, withSettings])('%o means the same WebVTT', (change) => {
  const file = 'WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.500\nOne\n\n2\n01:00:01.000 --> 01:00:02.000\nTwo\nlines\n\n';
  expect(change(file)).not.toBe(file);
  expect(webVtt(change(file))).toEqual(webVtt(file));
});

describe('together', () => {
  const part = (mark: string) => ({
    id: mark,
    statement: mark,
    link: () => ({
      onward: (request: Onward) => ({ ...request, path: request.path + mark }),
      back: (seen: Passing) => ({ ...seen, body: Buffer.from(seen.body + mark) }),
    }),
  });

  it('changes answers in the order of the parts, and requests in the opposite one', () => {
    const link = together({ id: 'x', statement: 'x' }, [part('a'), { id: 'n', statement: 'n' }, part('b')]).link?.();
    expect(link?.onward?.(onward).path).toBe('/xba');
    expect(String(link?.back?.({ status: 200, headers: {}, body: Buffer.from('') }, onward).body)).toBe('ab');
  });
});

it('writes the same moment in another zone, and in whole seconds', () => {
  const body = { created_at: '2026-01-02T03:04:05.678Z' };
  const { created_at: there } = changed('gcore-times-elsewhere', body) as typeof body;
  expect([there, Date.parse(there)]).toEqual(['2026-01-02T08:34:05.678000+05:30', Date.parse(body.created_at)]);
  expect(changed('gcore-times-in-seconds', body)).toEqual({ created_at: '2026-01-02T03:04:05Z' });
});

it('changes the generated files of Stream only', () => {
  const link = form('stream-generated-without-hours')?.link?.();
  const file = 'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nx\n';
  const seen = (method: string, path: string): string =>
    String(link?.back?.({ status: 200, headers: {}, body: Buffer.from(file) }, { method, path, headers: {} }).body);
  const track = '/accounts/a/stream/b/captions/en';
  expect(seen('GET', `${track}/vtt`)).toBe(file);
  seen('POST', `${track}/generate`);
  expect(seen('GET', `${track}/vtt`)).toContain('\n00:01.000');
  seen('PUT', track);
  expect(seen('GET', `${track}/vtt`)).toBe(file);
});

it('leaves what schemas require of a transcription', () => {
  const result = { text: 'Hi', segments: [{ start: 0, end: 1, text: 'Hi', temperature: 0.5 }] };
  expect(changed('ai-optional-members-absent', { result })).toEqual({
    result: { text: 'Hi', segments: [{ start: 0, end: 1, text: 'Hi' }] },
  });
  expect(changed('ai-outer-spaces', { result: 'ok' })).toEqual({ result: 'ok' });
});

it('translates each text on its own', () => {
  const seams = form('translates-longer')?.seams?.(undefined as never);
  expect(seams?.translate?.(['One\ntwo', ' '], [], undefined as never)).toEqual(['„One – yes“\n„two – yes“', ' ']);
});
