// Covers: generate.ts

import { describe, expect, it } from 'vitest';
import { facts } from '../../../../src/contracts/cloudflare-stream/facts.ts';
import { SAMPLE_MEDIA_BASE } from '../../../../src/contracts/cloudflare-stream/sample-media.ts';
import { parseCues } from '../../../../src/subtitles/index.ts';
import { expectRefusal, type User, useCloudflare, vtt } from '../../../../test/support/cloudflare-bench.ts';

const { user } = useCloudflare();
const captionsOf = async ({ send }: User, uid: string) => (await send('GET', `/stream/${uid}/captions`)).body.result;
const generate = ({ send }: User, uid: string, language: string, init: RequestInit = {}) =>
  send('POST', `/stream/${uid}/captions/${language}/generate`, init);

it('does not guess what a list by language is', async () => {
  const one = user();
  const uid = await one.video();
  const answer = await one.send('GET', `/stream/${uid}/captions?language=en`);
  expectRefusal(answer, 501, 19_939, 'stream');
  expect(answer.text).toContain('/captions?language=');
  expect((await one.send('GET', `/stream/${uid}/captions?page=1`)).status).toBe(200);
});

describe('a caption track', () => {
  it('is uploaded, listed, got, read back and deleted as documented', async () => {
    const one = user();
    const uid = await one.video();
    const path = `/stream/${uid}/captions`;
    const empty = await one.send('GET', path);
    expect(empty.text).toBe('{"result":[],"success":true,"errors":[],"messages":[]}');
    const caption = { language: 'en', label: 'English', generated: false, status: 'ready' };
    expect((await one.putCaption(uid, 'en', vtt('Hi'))).body).toEqual({
      result: caption,
      success: true,
      errors: [],
      messages: [],
    });
    expect((await one.send('GET', path)).body.result).toEqual([caption]);
    expect((await one.send('GET', `${path}/en`)).body.result).toEqual(caption);
    const file = await one.send('GET', `${path}/en/vtt`);
    expect([file.headers.get('content-type'), file.text]).toEqual(['text/vtt', vtt('Hi')]);
    expect((await one.send('DELETE', `${path}/en`)).text).toBe(
      '{"result":"","success":true,"errors":[],"messages":[]}',
    );
    expect((await one.send('GET', path)).body.result).toEqual([]);
    for (const [method, rest] of [
      ['GET', '/en'],
      ['DELETE', '/en'],
      ['GET', '/en/vtt'],
    ] as const)
      expectRefusal(await one.send(method, path + rest), 404, 10003, 'stream');
  });

  it('is replaced by another upload, in its place in the list', async () => {
    const one = user();
    const uid = await one.video();
    for (const language of ['de', 'en', 'de']) await one.putCaption(uid, language, vtt(language));
    expect((await captionsOf(one, uid)).map(({ language }: { language: string }) => language)).toEqual(['de', 'en']);
  });

  it.each([
    ['tr', 'tr', 'Türkçe'],
    ['EN-gb', 'en-GB', 'British English'],
    ['fr', 'fr', 'français'],
    ['ZH-hant-tw', 'zh-Hant-TW', /繁體/],
    ['xx', 'xx', 'xx'],
    ['iw', 'iw', 'עברית'],
    ['de-1996', 'de-1996', /Deutsch/],
    ['en-u-ca-gregory', 'en-u-ca-gregory', 'English'],
    ['es-419', 'es-419', /español/],
  ])('%s is shown as %s with the label %s', async (sent, language, label) => {
    const one = user();
    const uid = await one.video();
    const { result } = (await one.putCaption(uid, sent, vtt('x'))).body;
    expect(result).toMatchObject({ language, label: typeof label === 'string' ? label : expect.stringMatching(label) });
    expect((await one.send('GET', `/stream/${uid}/captions/${sent.toUpperCase()}`)).status).toBe(200);
  });

  it('en and en-GB are two tracks', async () => {
    const one = user();
    const uid = await one.video();
    await one.putCaption(uid, 'en', vtt('a'));
    await one.putCaption(uid, 'en-GB', vtt('b'));
    expect(await captionsOf(one, uid)).toHaveLength(2);
  });

  it.each(['en_GB', 'e', '123', 'en-', '-', 'en%20', 'abcdefghi', 'en%2FGB', '__proto__', 'constructor-'])(
    '%s is not a language tag in any operation',
    async (language) => {
      const one = user();
      const uid = await one.video();
      const path = `/stream/${uid}/captions/${language}`;
      for (const answer of [
        await one.send('GET', path),
        await one.send('DELETE', path),
        await one.send('GET', `${path}/vtt`),
        await one.putCaption(uid, language, vtt('x')),
        await generate(one, uid, language),
      ])
        expectRefusal(answer, 400, 10005, 'stream');
    },
  );

  it('of an unknown video is refused in every operation, with every form of id', async () => {
    const one = user();
    for (const uid of ['0'.repeat(32), 'x', '__proto__', 'constructor', '%F0%9F%8E%AC']) {
      const path = `/stream/${uid}/captions`;
      for (const answer of [
        await one.send('GET', path),
        await one.send('GET', `${path}/en`),
        await one.send('DELETE', `${path}/en`),
        await one.send('GET', `${path}/en/vtt`),
        await one.putCaption(uid, 'en', vtt('x')),
        await generate(one, uid, 'en'),
      ])
        expectRefusal(answer, 404, 10003, 'stream');
    }
  });

  it('goes with its video', async () => {
    const one = user();
    const uid = await one.video();
    await one.putCaption(uid, 'en', vtt('x'));
    expect((await one.send('DELETE', `/stream/${uid}`)).body.result).toBe('');
    expectRefusal(await one.send('GET', `/stream/${uid}/captions/en/vtt`), 404, 10003, 'stream');
  });
});

describe('generating', () => {
  it('answers inprogress at once and is ready later, with numbered cues in order', async () => {
    const one = user();
    const uid = await one.video();
    const started = await generate(one, uid, 'en');
    const caption = { language: 'en', label: 'English (auto-generated)', generated: true, status: 'inprogress' };
    expect(started.body).toEqual({ result: caption, success: true, errors: [], messages: [] });
    expect(await captionsOf(one, uid)).toEqual([caption]);
    expectRefusal(await one.send('GET', `/stream/${uid}/captions/en/vtt`), 404, 10003, 'stream');
    await one.tenant.advance(9);
    expect((await captionsOf(one, uid))[0].status).toBe('inprogress');
    await one.tenant.advance(1);
    expect(await captionsOf(one, uid)).toEqual([{ ...caption, status: 'ready' }]);
    const { text } = await one.send('GET', `/stream/${uid}/captions/en/vtt`);
    const cues = parseCues(text, 'vtt');
    expect(cues.length).toBeGreaterThan(10);
    expect(text).toContain('\n\n1\n00:00:');
    cues.forEach((cue, at) => {
      expect(cue.id).toBe(String(at + 1));
      expect(cue.endMs).toBeGreaterThan(cue.startMs);
      expect(cue.startMs).toBeGreaterThanOrEqual(cues[at - 1]?.endMs ?? 0);
      expect(cue.text.split(' ').length).toBeLessThanOrEqual(5);
    });
    expect(cues.at(-1)?.endMs).toBeLessThanOrEqual(60_000);
  });

  it('accepts only the twelve languages, also with a region', async () => {
    const one = user();
    const uid = await one.video();
    for (const language of [...facts.generatedLanguages.value, 'en-GB', 'pt-BR']) {
      expect((await generate(one, uid, language)).status).toBe(200);
    }
    expect(await captionsOf(one, uid)).toHaveLength(14);
    expect((await captionsOf(one, uid)).at(-2).label).toBe('British English (auto-generated)');
    for (const language of ['tr', 'zh', 'ar', 'xx'])
      expectRefusal(await generate(one, uid, language), 400, 19903, 'stream');
  });

  it('ignores any body', async () => {
    const one = user();
    const uid = await one.video();
    for (const [language, body] of [
      ['de', '{}'],
      ['en', '{"x":'],
      ['fr', ''],
    ] as const) {
      const headers = { 'Content-Type': 'application/json' };
      expect((await generate(one, uid, language, { body, headers })).status).toBe(200);
    }
  });

  it('is refused with 10067 until the video is ready', async () => {
    const one = user();
    const uid = await one.video(undefined, 0);
    for (const state of ['downloading', 'queued', 'inprogress', 'inprogress', 'inprogress']) {
      expect((await one.send('GET', `/stream/${uid}`)).body.result.status.state).toBe(state);
      expectRefusal(await generate(one, uid, 'en'), 400, 10067, 'stream');
      await one.tenant.advance(state === 'downloading' ? 2 : 1);
    }
    expect((await generate(one, uid, 'en')).status).toBe(200);
  });

  it.each(['uploaded', 'inprogress', 'ready', 'error'])(
    'is refused where a track is %s, until it is deleted',
    async (kind) => {
      const one = user();
      const uid = await one.video(kind === 'error' ? `${SAMPLE_MEDIA_BASE}/noise-30s.mp4` : undefined);
      if (kind === 'uploaded') await one.putCaption(uid, 'en', vtt('x'));
      else await generate(one, uid, 'en');
      if (kind === 'ready' || kind === 'error') await one.tenant.advance(10);
      expect((await captionsOf(one, uid))[0].status).toBe(kind === 'uploaded' ? 'ready' : kind);
      const refused = await generate(one, uid, 'EN');
      expectRefusal(refused, 409, 19902, 'stream');
      expect(refused.body.errors[0].message).toMatch(/already.*existing caption/);
      await one.send('DELETE', `/stream/${uid}/captions/en`);
      expect((await generate(one, uid, 'en')).status).toBe(200);
    },
  );

  it('an upload meanwhile replaces the job, and the late result is dropped', async () => {
    const one = user();
    const uid = await one.video();
    await generate(one, uid, 'en');
    await one.putCaption(uid, 'en', vtt('mine'));
    const uploaded = { language: 'en', label: 'English', generated: false, status: 'ready' };
    expect(await captionsOf(one, uid)).toEqual([uploaded]);
    await one.tenant.advance(60);
    expect(await captionsOf(one, uid)).toEqual([uploaded]);
    expect((await one.send('GET', `/stream/${uid}/captions/en/vtt`)).text).toBe(vtt('mine'));
  });

  it('deleted and generated anew, the first job does not end the second', async () => {
    const one = user();
    const uid = await one.video();
    await generate(one, uid, 'en');
    await one.tenant.advance(5);
    await one.send('DELETE', `/stream/${uid}/captions/en`);
    await generate(one, uid, 'en');
    await one.tenant.advance(5);
    expect((await captionsOf(one, uid))[0].status).toBe('inprogress');
    await one.tenant.advance(5);
    expect((await captionsOf(one, uid))[0].status).toBe('ready');
  });

  it('a deleted video ends its job', async () => {
    const one = user();
    const uid = await one.video();
    await generate(one, uid, 'en');
    await one.send('DELETE', `/stream/${uid}`);
    expect(await one.tenant.advance(60)).toBeGreaterThan(0);
  });

  it.each([
    ['silent-30s.mp4', 19905],
    ['speech-5h.mp4', 19904],
  ])('%s cannot be captioned: %d', async (name, code) => {
    const one = user();
    const uid = await one.video(`${SAMPLE_MEDIA_BASE}/${name}`);
    expectRefusal(await generate(one, uid, 'en'), 400, code, 'stream');
    expect(await captionsOf(one, uid)).toEqual([]);
  });

  it('the same tenant, seed and video give the same captions', async () => {
    const texts: string[] = [];
    for (const seed of [3, 3, 4]) {
      const one = user({ seed });
      const uid = await one.video();
      await generate(one, uid, 'ja');
      await one.tenant.advance(10);
      texts.push((await one.send('GET', `/stream/${uid}/captions/ja/vtt`)).text);
    }
    expect(texts[1]).toBe(texts[0]);
    expect(texts[2]).not.toBe(texts[0]);
  });
});

describe('switches', () => {
  const on = (name: string, value: string) => user({ switches: { [`cloudflare-stream.${name}`]: value } });

  it('captionExists, failureMessages, storedTag', async () => {
    const one = user({
      switches: {
        'cloudflare-stream.captionExists': 'status-400',
        'cloudflare-stream.failureMessages': 'array',
        'cloudflare-stream.storedTag': 'as-sent',
      },
    });
    const uid = await one.video();
    expect((await generate(one, uid, 'EN')).body.result.language).toBe('EN');
    const refused = await generate(one, uid, 'en');
    expect([refused.status, refused.body.messages]).toEqual([400, []]);
    expect((await one.putCaption(uid, 'eN', vtt('x'))).body.result.language).toBe('eN');
    expect(await captionsOf(one, uid)).toHaveLength(1);
  });

  it('vttHeader and vttType', async () => {
    const one = user({
      switches: { 'cloudflare-stream.vttHeader': 'timestamp-map', 'cloudflare-stream.vttType': 'utf-8' },
    });
    const uid = await one.video();
    await one.putCaption(uid, 'en', vtt('x'));
    const { text, headers } = await one.send('GET', `/stream/${uid}/captions/en/vtt`);
    expect(headers.get('content-type')).toBe('text/vtt; charset=utf-8');
    expect(text.split('\n').slice(0, 3)).toEqual(['WEBVTT', 'X-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:900000', '']);
  });

  it('captionGate and generateTime', async () => {
    const one = on('captionGate', 'delayed');
    const uid = await one.video(undefined, 6);
    expectRefusal(await generate(one, uid, 'en'), 400, 10067, 'stream');
    await one.tenant.advance(3);
    expect((await generate(one, uid, 'en')).status).toBe(200);
    const slow = on('generateTime', 'minutes-3');
    const other = await slow.video();
    await generate(slow, other, 'en');
    await slow.tenant.advance(179);
    expect((await captionsOf(slow, other))[0].status).toBe('inprogress');
    await slow.tenant.advance(1);
    expect((await captionsOf(slow, other))[0].status).toBe('ready');
  });
});
