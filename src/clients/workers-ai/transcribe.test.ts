// Covers: input.ts, read.ts, sentences.ts

import { describe, expect, it } from 'vitest';
import { ACCOUNT, outcomeOf, refusal, success } from '../test-support/cloudflare-clients.ts';
import type { TranscribeInput } from './types.ts';

const transcribe = (result: unknown, input: Partial<TranscribeInput> = {}) =>
  outcomeOf(success(result), ({ ai }) => ai.transcribe({ audio: Buffer.from([1, 2, 255]), ...input }));
const word = (text: string, start: number, end: number) => ({ word: text, start, end });

describe('requests', () => {
  it.each<[string, Partial<TranscribeInput>, string, string]>([
    [
      'turbo',
      { language: 'de', vadFilter: true },
      'application/json',
      '{"audio":"AQL/","language":"de","vad_filter":true}',
    ],
    ['array', { model: '@cf/openai/whisper', form: 'array' }, 'application/json', '{"audio":[1,2,255]}'],
    ['binary', { model: '@cf/openai/whisper-tiny-en', audio: 'abc' }, 'application/octet-stream', 'abc'],
    ['binary', { model: '@cf/openai/whisper', audio: new Blob(['abc']) }, 'application/octet-stream', 'abc'],
  ])('%s', async (_form, input, type, body) => {
    const { error, requests } = await transcribe({ text: '' }, input);
    expect(error).toBeNull();
    const model = input.model ?? '@cf/openai/whisper-large-v3-turbo';
    expect(requests[0]).toMatchObject({ method: 'POST', url: `/client/v4/accounts/${ACCOUNT}/ai/run/${model}`, body });
    expect(requests[0]?.headers['content-type']).toBe(type);
  });

  it.each<[string, object]>([
    ['an unknown model', { model: '@cf/openai/whisper-huge' }],
    ['bytes for turbo', { form: 'binary' }],
    ['Base64 for whisper', { model: '@cf/openai/whisper', form: 'base64' }],
    ['a language for whisper', { model: '@cf/openai/whisper', language: 'de' }],
    ['no audio', { audio: '' }],
    ['no bytes', { audio: new Uint8Array(), model: '@cf/openai/whisper' }],
  ])('refuses %s before anything is sent', async (_what, input) => {
    const { error, requests } = await transcribe({ text: '' }, input);
    expect(error).toMatchObject({ kind: 'input' });
    expect(requests).toHaveLength(0);
  });
});

describe('answers', () => {
  it("keeps turbo's segments unchanged", async () => {
    const words = [word(' Hello', 0, 0.5), word(' world.', 0.5, 1)];
    const { value } = await transcribe({
      transcription_info: { language: 'en', language_probability: 0.9, duration: 12.5 },
      text: ' Hello world.',
      word_count: 2,
      segments: [{ start: 0, end: 1, text: ' Hello world.', temperature: 0, words }],
      vtt: 'WEBVTT\n\n',
    });
    expect(value).toEqual({
      text: 'Hello world.',
      segments: [{ start: 0, end: 1, text: 'Hello world.', words }],
      language: 'en',
      durationSeconds: 12.5,
      languageProbability: 0.9,
      wordCount: 2,
      vtt: 'WEBVTT\n\n',
    });
  });

  it.each([
    [0.9, -1.5, { noSpeech: true }],
    [0.9, -0.3, {}],
    [0.1, -1.5, {}],
  ])('marks what turbo takes for silence: %d, %d', async (no_speech_prob, avg_logprob, mark) => {
    const segments = [{ start: 0, end: 2, text: ' Thank you.', no_speech_prob, avg_logprob }];
    const { value } = await transcribe({ text: ' Thank you.', segments });
    expect(value?.segments).toEqual([{ start: 0, end: 2, text: 'Thank you.', words: [], ...mark }]);
  });

  it('keeps segments without times, in the order of the answer', async () => {
    const segments = [
      { start: 5, end: 6, text: 'One' },
      { start: 2, end: null, text: 'two' },
      { end: 9, text: 'three', words: [{ word: 'three' }] },
    ];
    const { value } = await transcribe({ text: 'One two three', segments });
    expect(value?.segments.map(({ start, end }) => [start, end])).toEqual([
      [5, 6],
      [2, null],
      [null, 9],
    ]);
  });

  it('joins the words of whisper into sentences', async () => {
    const words = [
      word('Hello', 0, 0.5),
      word('world.', 0.5, 1),
      word('And', 1.1, 1.3),
      word('now', 4, 4.2),
      word('this', 4.2, 4.4),
    ];
    const { value } = await transcribe({ text: 'Hello world. And now this', words, word_count: 5 });
    expect(value?.segments.map(({ start, end, text }) => [start, end, text])).toEqual([
      [0, 1, 'Hello world.'],
      [1.1, 1.3, 'And'],
      [4, 4.4, 'now this'],
    ]);
  });

  it('omits spaces where the text has none', async () => {
    const words = [word('今日', 0, 1), word('は', 1, 1.2), word('。', 1.2, 1.3), word('はい', 1.4, 2)];
    const { value } = await transcribe({ text: '今日は。はい', words });
    expect(value?.segments.map(({ text }) => text)).toEqual(['今日は。', 'はい']);
  });

  it('accepts an answer with only a text', async () => {
    const { value } = await transcribe({ text: ' Hello ' });
    expect(value).toMatchObject({ text: 'Hello', segments: [], language: null, vtt: null });
  });

  it.each([{}, { text: 7 }, { text: '', words: 'x' }, { text: '', words: [{ word: 'a', start: '0', end: 1 }] }])(
    'rejects %j',
    async (result) => {
      const { error } = await transcribe(result);
      expect(error).toMatchObject({ kind: 'protocol', problem: 'wrong-shape', chargePossible: true });
    },
  );

  it.each([
    [400, 5006, 'bad-request'],
    [404, 3042, 'not-found'],
    [413, 3006, 'too-large'],
    [403, 5018, 'key'],
    [429, 3040, 'rate-limit'],
    [408, 3007, 'server'],
    [408, 3008, 'server'],
  ])('%i with %i is %s', async (status, code, kind) => {
    const { error } = await outcomeOf(refusal(status, code, 'AiError: no'), ({ ai }) => ai.transcribe({ audio: 'a' }));
    expect(error).toMatchObject({ kind, codes: [code], chargePossible: status === 408 });
  });
});
