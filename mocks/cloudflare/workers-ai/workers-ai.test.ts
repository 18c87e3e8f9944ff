// Covers: ../../kernel/media/spoken.ts, app.ts, life/listen.ts, routes/errors.ts, routes/input.ts, routes/rate.ts,
// routes/run.ts, views/results.ts

import { readFileSync } from 'node:fs';
import { MovOutputFormat, Mp4OutputFormat, type OutputFormat } from 'mediabunny';
import { describe, expect, it } from 'vitest';
import { helloCaptions } from '../../../fixtures/media/hello-captions.ts';
import { wavFile } from '../../../src/base/wav.ts';
import { RunAnswer, TurboResult, WhisperResult } from '../../../src/contracts/workers-ai/schemas.ts';
import { soundFilm } from '../../../src/media/test-support/sound-film.ts';
import { parseCues } from '../../../src/subtitles/index.ts';
import { type User, useCloudflare } from '../../../test/support/cloudflare-bench.ts';

const { user } = useCloudflare();
const clip = readFileSync(new URL('../../../fixtures/media/hello-captions.mp4', import.meta.url));
const base64 = clip.toString('base64');
const spoken = helloCaptions.segments.map(({ text }) => text).join(' ');
const WHISPER = '@cf/openai/whisper';
const TURBO = '@cf/openai/whisper-large-v3-turbo';
const JSON_TYPE = { 'Content-Type': 'application/json' };

const run = ({ send }: User, model: string, body: RequestInit['body'], headers: Record<string, string> = JSON_TYPE) =>
  send('POST', `/ai/run/${model}`, { body: body as NonNullable<RequestInit['body']>, headers });
const turbo = (one: User, input: object) => run(one, TURBO, JSON.stringify(input));

/** A silent WAV of so many seconds: 8 kHz, 8 bits, one channel. */
const wav = (seconds: number): Buffer =>
  wavFile({ rate: 8_000, bits: 8, bytes: Buffer.alloc(Math.round(seconds * 8_000), 128) });

function expectError(answer: Awaited<ReturnType<typeof run>>, status: number, code: number): void {
  expect([answer.status, answer.body?.errors?.[0]?.code]).toEqual([status, code]);
  expect(answer.body).toMatchObject({ success: false, errors: [{ message: expect.any(String) }] });
}

describe('whisper and whisper-tiny-en', () => {
  it.each([
    ['raw bytes', WHISPER, clip, { 'Content-Type': 'application/octet-stream' }],
    ['raw bytes as curl sends them', WHISPER, clip, { 'Content-Type': 'application/x-www-form-urlencoded' }],
    ['raw bytes as video', `${WHISPER}-tiny-en`, clip, { 'Content-Type': 'video/mp4' }],
    ['every byte a number', WHISPER, JSON.stringify({ audio: [...clip] }), JSON_TYPE],
    ['a slash at the end of the path', '@cf/openai/whisper/', clip, { 'Content-Type': 'audio/mpeg' }],
    ['an encoded path', '@cf%2Fopenai%2Fwhisper', clip, { 'Content-Type': 'audio/mpeg' }],
  ])('%s: the words of a known recording', async (_what, model, body, headers) => {
    const answer = await run(user(), model, body as string, headers);
    expect(answer.status).toBe(200);
    expect(Object.keys(answer.body)).toEqual(['result', 'success', 'errors', 'messages']);
    const result = WhisperResult.parse(RunAnswer.parse(answer.body).result);
    expect(result.text).toBe(spoken);
    expect(result.word_count).toBe(result.words.length);
    expect(result.words.map(({ word }) => word).join(' ')).toBe(spoken);
    expect(
      parseCues(result.vtt, 'vtt')
        .map(({ text }) => text)
        .join(' '),
    ).toBe(spoken);
  });

  it('unknown audio: the same speech for the same bytes, as long as they last', async () => {
    const headers = { 'Content-Type': 'audio/wav' };
    const hear = async (seconds: number, one = user()) =>
      (await run(one, WHISPER, wav(seconds) as unknown as string, headers)).body.result;
    const first = await hear(20);
    expect(await hear(20)).toEqual(first);
    expect(first.words.at(-1).end).toBeGreaterThan(15);
    expect(first.words.at(-1).end).toBeLessThanOrEqual(20);
    expect((await hear(40)).words.length).toBeGreaterThan(first.words.length * 1.5);
    expect((await hear(20, user({ seed: 5 }))).text).not.toBe(first.text);
  });

  it('unknown audio: the same speech for the same sound in another file', async () => {
    const hear = async (format: OutputFormat, name: string) => {
      const sound = await soundFilm(format, [{ name, codec: 'aac', seconds: 20 }]);
      return (await run(user(), WHISPER, sound as unknown as string, { 'Content-Type': 'audio/mp4' })).body.result.text;
    };
    const first = await hear(new Mp4OutputFormat(), 'talk');
    expect(first).toMatch(/\w/);
    expect(await hear(new MovOutputFormat(), 'talk')).toBe(first);
    expect(await hear(new Mp4OutputFormat(), 'other')).not.toBe(first);
  });
});

describe('whisper-large-v3-turbo', () => {
  it('has its words in segments, each with a leading space, and one word a cue', async () => {
    const answer = await turbo(user(), { audio: base64 });
    expect(answer.status).toBe(200);
    const result = TurboResult.parse(answer.body.result);
    expect(result.text).toBe(spoken);
    expect(answer.body.result.words).toBeUndefined();
    expect(result.transcription_info).toMatchObject({ language: 'en', duration: expect.closeTo(16.7, 0) });
    const words = result.segments.flatMap((segment) => segment.words);
    for (const { word } of words) expect(word).toMatch(/^ \S+$/);
    expect(result.vtt).toMatch(/^WEBVTT\n\n00:00\.500 --> 00:00\.836\n Hello\n\n00:/);
    expect(parseCues(result.vtt, 'vtt')).toHaveLength(words.length);
  });

  it('listens for the language, and translates into English', async () => {
    const one = user();
    const german = (await turbo(one, { audio: base64, language: 'de' })).body.result;
    expect([german.transcription_info.language, german.text === spoken]).toEqual(['de', false]);
    const english = (await turbo(one, { audio: base64, language: 'de', task: 'translate' })).body.result;
    expect(english.text).toBe(spoken);
    expect((await turbo(one, { audio: base64, language: 'ja' })).body.result.text).toMatch(
      /\p{Script=Hiragana}|\p{Script=Han}/u,
    );
  });

  it('accepts {body, contentType}, the options and the generic path', async () => {
    const one = user();
    const input = { audio: { body: base64, contentType: 'video/mp4' }, vad_filter: true, beam_size: 5, prefix: 'x' };
    const info = (await turbo(one, input)).body.result.transcription_info;
    expect(info.duration_after_vad).toBeLessThan(info.duration);
    const texts = ['true', 'false'].map(async (vad_filter) => (await turbo(one, { ...input, vad_filter })).body.result);
    expect((await Promise.all(texts)).map(({ transcription_info }) => transcription_info.duration_after_vad)).toEqual([
      info.duration_after_vad,
      info.duration,
    ]);
    const generic = await one.send('POST', '/ai/run', {
      body: JSON.stringify({ model: TURBO, input: { audio: base64 }, options: {} }),
      headers: JSON_TYPE,
    });
    expect(generic.body.result.text).toBe(spoken);
  });

  it.each([
    ['from its first byte', ''],
    ['after white space', '\r\n\t '],
    ['after a byte order mark', '\ufeff'],
  ])('reads JSON under curl’s wrong content type, %s', async (_where, before) => {
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    expect((await run(user(), TURBO, before + JSON.stringify({ audio: base64 }), headers)).status).toBe(200);
  });
});

describe('refusals', () => {
  const octets = { 'Content-Type': 'application/octet-stream' };
  it.each<[string, string, string, Record<string, string>, number, number]>([
    ['nothing', WHISPER, '', octets, 400, 3003],
    ['broken JSON', TURBO, '{"audio":', JSON_TYPE, 400, 5006],
    ['no audio', TURBO, '{}', JSON_TYPE, 400, 5006],
    ['null audio', TURBO, '{"audio":null}', JSON_TYPE, 400, 5006],
    ['an array', TURBO, '[]', JSON_TYPE, 400, 5006],
    ['raw bytes for turbo', TURBO, 'ID3', octets, 400, 5006],
    ['no Base64', TURBO, '{"audio":"data:audio/mp3;base64,AAAA"}', JSON_TYPE, 400, 5004],
    ['a number', TURBO, '{"audio":7}', JSON_TYPE, 400, 5006],
    ['an unknown task', TURBO, '{"audio":"AAAA","task":"sing"}', JSON_TYPE, 400, 5006],
    ['Base64 for whisper', WHISPER, '{"audio":"AAAA"}', JSON_TYPE, 400, 5006],
    ['bytes over 255', WHISPER, '{"audio":[256]}', JSON_TYPE, 400, 5006],
    ['no sound', WHISPER, 'this is no sound', octets, 400, 19921],
    ['an unknown model', '@cf/openai/whisper-9', 'x', octets, 400, 5007],
    ['no model id', 'whisper', 'x', octets, 404, 3042],
    ['a model like a property', '@cf/openai/constructor', 'x', octets, 400, 5007],
  ])('%s', async (_what, model, body, headers, status, code) => {
    expectError(await run(user(), model, body, headers), status, code);
  });

  it('33 MiB are too large', async () => {
    const body = Buffer.alloc(33 * 1024 * 1024) as unknown as string;
    expectError(await run(user(), WHISPER, body, octets), 413, 3006);
  });

  it.each<[string, string, string, Record<string, string>, string]>([
    ['no body', WHISPER, '', octets, 'AiError: Request is missing headers or body: body'],
    ['no Base64', TURBO, '{"audio":"*"}', JSON_TYPE, 'AiError: Invalid data type for base64 input: string'],
    ['no model id', 'whisper', 'x', octets, 'AiError: The model name is invalid'],
    ['an unknown model', '@cf/a/b', 'x', octets, 'AiError: No such model @cf/a/b or task'],
  ])('%s is told in the words of the errors page', async (_what, model, body, headers, text) => {
    expect((await run(user(), model, body, headers)).body.errors[0].message).toBe(text);
  });

  it.each([
    ['model-private', 403, 3041, 'The account is not allowed to access this model'],
    ['model-terms', 403, 5016, 'User has not agreed to Llama3.2 model terms'],
    ['account-blocked', 403, 3023, 'Service unavailable for account'],
    ['sdk-deprecated', 405, 5019, 'Request trying to use deprecated SDK version'],
    ['out-of-capacity', 429, 3040, 'No more data centers to forward the request to'],
  ])('%s comes by a fault, in the words of the errors page', async (failure, status, code, text) => {
    const headers = { ...octets, 'X-Harness-Fault': failure };
    const answer = await run(user(), WHISPER, 'x', headers);
    expectError(answer, status, code);
    expect(answer.body.errors[0].message).toBe(`AiError: ${text}`);
  });

  it.each<[string, string, string, Record<string, string>]>([
    ['the body is not valid JSON', `/ai/run/${TURBO}`, '{"audio":', JSON_TYPE],
    ['the body has a Content-Encoding', `/ai/run/${WHISPER}`, 'x', { ...octets, 'Content-Encoding': 'gzip' }],
    ['the body is not a JSON object', '/ai/run', 'ID3', octets],
    ['the body is not a JSON object', '/ai/run', '[]', JSON_TYPE],
  ])('says that %s (%s)', async (problem, path, body, headers) => {
    const answer = await user().send('POST', path, { body, headers });
    expectError(answer, 400, 5006);
    expect(answer.body.errors[0].message).toBe(`AiError: Error: ${problem}`);
  });

  it('names the missing field as it was seen', async () => {
    const { body } = await turbo(user(), {});
    expect(body.errors[0].message).toContain("required properties at '/' are 'audio'");
  });

  it('the gateway protects it: scopes, accounts, methods', async () => {
    const one = user();
    const as = (scope: string) =>
      run(one, WHISPER, clip as unknown as string, { ...octets, Authorization: `Bearer ${one.token}.${scope}` });
    expect((await as('read')).status).toBe(200);
    expectError(await as('none'), 403, 10000);
    expectError(await as('expired'), 401, 10000);
    expectError(await one.send('GET', `/ai/run/${WHISPER}`), 405, 10405);
  });

  it('720 requests a minute, in a window of their own', async () => {
    const one = user({ limits: { 'workers-ai': { requests: 1, seconds: 60 } } });
    const bytes = clip as unknown as string;
    expect((await run(one, WHISPER, bytes, octets)).status).toBe(200);
    const refused = await run(one, WHISPER, bytes, octets);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
    expect((await one.send('GET', '/stream')).status).toBe(200);
    await one.tenant.advance(60);
    expect((await run(one, WHISPER, bytes, octets)).status).toBe(200);
  });

  it('the switch undecodable guesses instead', async () => {
    const one = user({ switches: { 'workers-ai.undecodable': 'guess' } });
    const answer = await run(one, WHISPER, 'x'.repeat(160_000), octets);
    expect(answer.body.result.words.length).toBeGreaterThan(10);
  });
});
