// Covers: wire-checks.ts, ../../model/wire-rule.ts, ../cloudflare-stream/wire.ts, ../gcore-ai/wire.ts, ../translateplus/wire.ts,
// ../workers-ai/wire.ts

import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { contracts } from '../../../src/contracts/contracts.ts';
import type { Exchange } from '../../model/exchange.ts';
import { allChecks } from '../../providers/checks.ts';
import { answerRule } from './answer-rule.ts';

const JSON_TYPE = ['content-type', 'application/json'] as const;

const judge = (
  id: string,
  status: number,
  body: unknown,
  headers: readonly (readonly [string, string])[] = [JSON_TYPE],
) => {
  const check = allChecks.find((one) => one.id === id);
  if (check?.wire === undefined) throw new RangeError(`no wire check ${id}`);
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const exchange: Exchange = {
    request: { method: 'GET', url: 'http://127.0.0.1/', headers: [], body: null },
    response: { status, headers, bytes: Buffer.from(text) },
    problem: null,
  };
  return check.wire.judge(exchange);
};

const caption = { language: 'de', label: 'Deutsch', generated: false, status: 'ready' };
const envelope = (result: unknown) => ({ result, success: true, errors: [], messages: [] });
const listed = (...captions: unknown[]) => judge('cloudflare-stream/wire/listCaptions', 200, envelope(captions));

describe('the wire checks', () => {
  it('are one an operation, cost nothing, and come last of their provider', () => {
    const wire = allChecks.filter((check) => check.wire);
    const operations = Object.values(contracts).flatMap(({ provider, operations }) =>
      operations.map(({ id }) => `${provider}/wire/${id}`),
    );
    expect(new Set(wire.map(({ id }) => id))).toEqual(new Set(operations));
    expect(wire.filter(({ cost }) => cost.requests > 0 || cost.credits > 0)).toEqual([]);
  });
});

describe('an answer', () => {
  it('passes with unknown members and headers, and with keys in any order', () => {
    expect(listed({ status: 'ready', more: 1, generated: false, label: 'Deutsch', language: 'de' })).toBeNull();
    expect(
      judge('cloudflare-stream/wire/listCaptions', 200, envelope([caption]), [
        ['X-New', 'anything'],
        ['Content-Type', 'application/json; charset=UTF-8'],
      ]),
    ).toBeNull();
  });

  it.each([
    ['a member of another type', { ...caption, generated: 'false' }, 'result[1].generated: boolean'],
    ['a value that is not one of the documented', { ...caption, status: 'done' }, 'result[1].status: one of'],
    ['a missing member', { language: 'de', generated: true, status: 'ready' }, 'result[1].label: string'],
  ])('is told for %s', (_, wrong, expected) => {
    expect(listed(caption, wrong)?.expected).toContain(expected);
  });

  it('is told for an undocumented success, another type, and a body that is not JSON', () => {
    expect(judge('cloudflare-stream/wire/getCaption', 206, envelope(caption))?.expected).toBe(
      'status 200 for a success of getCaption',
    );
    expect(judge('cloudflare-stream/wire/getCaptionVtt', 200, 'WEBVTT', [JSON_TYPE])?.expected).toBe(
      'Content-Type text/vtt',
    );
    expect(judge('cloudflare-stream/wire/getCaption', 200, '{')?.expected).toBe('a body in JSON');
  });

  it('may have null for a member without a value', () => {
    const subtitle = { id: 1, name: null, language: 'eng', vtt: null };
    expect(judge('gcore-ai/wire/getSubtitle', 200, subtitle)).toBeNull();
    expect(judge('gcore-ai/wire/getSubtitle', 200, { ...subtitle, id: 'one' })).not.toBeNull();
  });

  it('is judged by its headers where a source names them', () => {
    const id = 'cloudflare-stream/wire/sendChunk';
    expect(judge(id, 204, '', [['Tus-Resumable', '1.0.0']])?.expected).toBe('the header Upload-Offset');
    const offset = (value: string) =>
      [
        ['tus-resumable', '1.0.0'],
        ['upload-offset', value],
      ] as const;
    expect(judge(id, 204, '', offset('12'))).toBeNull();
    expect(judge(id, 204, '', offset('twelve'))?.expected).toContain('a whole number');
    const rate = (value: string) => [JSON_TYPE, ['X-RateLimit-Remaining', value]] as const;
    expect(judge('translateplus/wire/getHealth', 503, { status: 'error' }, rate('many'))).not.toBeNull();
    expect(judge('translateplus/wire/getHealth', 503, { status: 'error' }, rate('5'))).toBeNull();
  });
});

describe('the wider schema of an operation', () => {
  it('is made once, because zod compiles each new one', () => {
    const [operation] = contracts['cloudflare-stream'].operations;
    if (operation === undefined) throw new RangeError('no operation');
    const schemaOf = vi.fn(() => z.object({ success: z.literal(true) }));
    const rule = answerRule(operation, { refusal: z.unknown(), schemaOf });
    const bytes = Buffer.from('{"success":false}');
    const exchange: Exchange = {
      request: { method: 'GET', url: 'http://127.0.0.1/', headers: [], body: null },
      response: { status: operation.success[0]?.status ?? 200, headers: [JSON_TYPE], bytes },
      problem: null,
    };
    for (let time = 0; time < 3; time += 1) expect(rule.judge(exchange)?.expected).toBe('success: true');
    expect(schemaOf).toHaveBeenCalledOnce();
  });
});

describe('the languages of TranslatePlus', () => {
  it('have either of the documented shapes', () => {
    const id = 'translateplus/wire/listSupportedLanguages';
    expect(judge(id, 200, { supported_languages: { Zulu: 'zu' } })).toBeNull();
    expect(judge(id, 200, { languages: { zu: 'Zulu' } })).toBeNull();
    expect(judge(id, 200, { supported_languages: { Zulu: 7 } })).not.toBeNull();
    expect(judge(id, 200, { codes: {} })).not.toBeNull();
  });
});

describe('a refusal', () => {
  it('of the gateway may have success and errors only', () => {
    const bare = { success: false, errors: [{ code: 10_000, message: 'x' }] };
    expect(judge('workers-ai/wire/runModel', 401, bare)).toBeNull();
    expect(judge('cloudflare-stream/wire/getVideo', 401, bare)).toBeNull();
  });

  it('of Gcore may have unknown fields among its errors', () => {
    expect(judge('gcore-ai/wire/createVideo', 422, { errors: { name: ['blank'], trace: 7 } })).toBeNull();
  });

  it.each([
    ['cloudflare-stream/wire/getVideo', { success: false, errors: [{ code: 1, message: 'x' }], messages: null }],
    ['workers-ai/wire/runModel', { success: false, errors: [{ message: 'x' }], messages: [], result: {} }],
    ['gcore-ai/wire/getTask', { errors: { name: ['x'] } }],
    ['gcore-ai/wire/getTask', { error: 'x' }],
    ['translateplus/wire/translateSubtitles', { detail: [{ msg: 'x' }] }],
  ])('of %s has the shape of its provider', (id, body) => {
    expect(judge(id, 400, body)).toBeNull();
    expect(judge(id, 400, { title: 'Bad Request' })).not.toBeNull();
    expect(judge(id, 400, '{')?.expected).toContain('a body in JSON');
  });

  it('passes when it is a page, or has no body: a proxy or an edge may refuse so', () => {
    expect(judge('gcore-ai/wire/getTask', 502, '<html>', [['Content-Type', 'text/html']])).toBeNull();
    expect(judge('gcore-ai/wire/getTask', 500, '', [])).toBeNull();
  });
});
