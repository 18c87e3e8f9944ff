import { assumed } from '../../../src/base/evidence.ts';
import type { JsonObject } from '../../../src/base/json.ts';
import type { CheckContext } from '../../model/context/context.ts';
import { blame, expectBlame } from '../blame.ts';
import { affordable, eachRow } from '../rows.ts';
import { account, expectSpent } from './support/account.ts';
import { check } from './support/check.ts';
import { BAD_REQUEST, expectRefusal } from './support/refusals.ts';
import { contentOf, SAMPLE_FILE, SUBTITLES, sentences, translation, vttOf } from './support/subtitles.ts';

/** Demands that a file is refused or returned unchanged, without charge. */
async function expectUntouched(t: CheckContext, files: Readonly<Record<string, JsonObject>>): Promise<void> {
  await expectSpent(t, 0, () =>
    eachRow(t, files, async (changes) => {
      const answer = await t.send(translation(changes));
      if (answer.status !== 200) expectRefusal(answer, BAD_REQUEST);
      else answer.verify(contentOf(answer) === changes.content, 'a refusal, or the unchanged file', answer.summary());
    }),
  );
}

/** Cases that the docs leave open: meaningless requests. */
export const errorChecks = [
  check({
    id: 'errors/nothing-to-translate',
    title: 'A file without a text is refused or returned unchanged, without charge',
    requirement: 'No block, no credit: 400 with a detail, or the file unchanged',
    evidence: assumed('a file without blocks is undocumented; docs detect-language refuses empty text with 400'),
    cost: { requests: 4 },
    run: async (t) => {
      const rows = {
        'empty content': { content: '' },
        'no block in it': { content: 'just some words\nand more of them\n' },
        'a WebVTT header only': { format: 'vtt', content: 'WEBVTT\n' },
        'a WebVTT note only': { format: 'vtt', content: 'WEBVTT\n\nNOTE the house\n' },
        'white space': { content: ' \n\n\t\n' },
        'a block without text': { content: '1\n00:00:01,000 --> 00:00:02,000\n\n' },
      };
      await expectUntouched(t, affordable(t, rows, 2));
    },
  }),
  check({
    id: 'errors/not-a-webvtt-file',
    title: 'An SRT file declared as WebVTT is refused or returned unchanged, without charge',
    requirement: 'A file without the WEBVTT signature has no cues',
    evidence: assumed(
      'W3C WebVTT 6.1: without its signature a file is rejected; the answer of the service is undocumented',
    ),
    cost: { requests: 3 },
    run: (t) => expectUntouched(t, { 'SRT as vtt': { format: 'vtt', content: SAMPLE_FILE } }),
  }),
  check({
    id: 'errors/mislabelled',
    title: 'A server that refuses mislabelled files refuses WebVTT declared as SRT, without charge',
    requirement: '400 with a detail, and no credit',
    evidence: assumed('a file in another format than the declared one is undocumented'),
    cost: { requests: 3 },
    run: async (t) => {
      await t.given({ switches: { mislabelled: 'refuse' } });
      await expectSpent(t, 0, async () => {
        const answer = await t.send(translation({ format: 'srt', content: vttOf(sentences(2)) }));
        expectRefusal(answer, BAD_REQUEST);
      });
    },
  }),
  check({
    id: 'errors/unknown-route',
    title: 'An unknown path is refused in the error shape',
    requirement: 'All error messages are standardized: {"detail": ...}',
    evidence: assumed('404 with any detail; the docs name no text for it'),
    cost: { requests: 1 },
    run: async (t) => {
      const rows = {
        'a sibling': '/v2/translate/subtitle',
        'another version': '/v9/translate/subtitles',
        nothing: '/nothing/here',
      };
      await eachRow(t, affordable(t, rows, 1), async (path) => {
        expectRefusal(await t.send({ path }), [404]);
      });
    },
  }),
  check({
    id: 'errors/wrong-method',
    title: 'A wrong method is refused in the error shape',
    requirement: 'POST /v2/translate/subtitles: other methods are refused',
    evidence: assumed('405 with any detail, or 404; the docs name no text for it'),
    cost: { requests: 1 },
    run: async (t) => {
      await eachRow(
        t,
        affordable(t, { GET: 'GET', PUT: 'PUT', DELETE: 'DELETE', PATCH: 'PATCH' }, 1),
        async (method) => {
          expectRefusal(await t.send({ method, path: SUBTITLES }), [404, 405]);
        },
      );
    },
  }),
  check({
    id: 'errors/good-after-bad',
    title: 'Refusals leave the service working',
    requirement: 'A good request is served after bad ones were refused',
    evidence: assumed('undocumented, but every client relies on it'),
    cost: { requests: 4, credits: 1 },
    run: async (t) => {
      const { json: _json, ...broken } = translation(
        {},
        { body: '{"', headers: { 'Content-Type': 'application/json' } },
      );
      for (const request of [broken, translation({ content: 7 }), { path: '/%', method: 'POST' }]) {
        const answer = await t.send(request);
        answer.verify(answer.status >= 400 && answer.status < 500, 'a refusal with a 4xx status', answer.summary());
      }
      contentOf(await t.send(translation()));
    },
  }),
  check({
    id: 'errors/blame',
    ...blame,
    cost: { requests: 6 },
    run: async (t) => {
      const { json: _json, ...request } = translation();
      const rows = {
        'another method': { method: 'DELETE', path: SUBTITLES },
        'another media type': { ...request, headers: { 'Content-Type': 'text/plain' }, body: 'some words' },
        'not JSON': { ...request, headers: { 'Content-Type': 'application/json' }, body: '{"content":' },
        'no text': translation({ content: '' }),
        'only a header': translation({ format: 'vtt', content: 'WEBVTT\n' }),
      };
      await expectBlame(t, rows, () => account(t));
    },
  }),
];
