// Covers: failure-ids.ts, heard-problems.ts, problem.ts, rule-problems.ts, schema-problems.ts, settings-problems.ts,
// state-problems.ts, subtitle-members.ts, translated-problems.ts, ../schema-members.ts

import { expect, it } from 'vitest';
import { SeedError } from './problem.ts';
import { readTenantSeed, readWorldSeed } from './read-seed.ts';

const problemsOf = async (value: unknown): Promise<string[]> => {
  const error = await readWorldSeed(value).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof SeedError)) return [];
  expect(error.message.split('\n')).toHaveLength(error.problems.length + 1);
  return error.problems.map(({ path, text }) => `${path}: ${text}`);
};

it('reads a seed as it is', async () => {
  const seed = {
    $schema: './seed.schema.json',
    credits: 5,
    heard: [{ url: 'https://a/*', noSpeech: true }],
    tenants: { a: {} },
  };
  expect(await readWorldSeed(seed)).toEqual(seed);
  expect(await readWorldSeed({})).toEqual({});
});

it.each<[string, unknown, string, RegExp]>([
  ['an unknown member', { herd: [] }, 'herd', /no member "herd"\. Did you mean "heard"\? Known: .*tenants/],
  ['a member below', { heard: [{ url: 'x', langauge: 'de' }] }, 'heard[0].langauge', /Did you mean "language"/],
  ['a member of a tenant', { tenants: { a: { credit: 1 } } }, 'tenants.a.credit', /Did you mean "credits"/],
  [
    'a member of a cue',
    { heard: [{ url: 'x', cues: [{ start: 0, end: 1, text: 'b', txt: 'a' }] }] },
    'heard[0].cues[0].txt',
    /Did you mean "text"/,
  ],
  ['a member unlike all', { heard: [{ url: 'x', qqq: 1 }] }, 'heard[0].qqq', /there is no member "qqq"\. Known: url, /],
  ['a text for a number', { credits: '5' }, 'credits', /expected a number, got the text "5"/],
  ['a negative number', { credits: -5 }, 'credits', /expected at least 0, got -5/],
  ['an object for a list', { heard: {} }, 'heard', /expected a list, got an object/],
  [
    'nothing',
    { heard: [{ url: 'x', cues: [{ start: 0, text: 'a' }] }] },
    'heard[0].cues[0].end',
    /expected a number, got nothing/,
  ],
  ['false for noSpeech', { heard: [{ url: 'x', noSpeech: false }] }, 'heard[0].noSpeech', /expected true, got false/],
  [
    'a number for a failure',
    { heard: [{ url: 'x', failure: 3 }] },
    'heard[0].failure',
    /expected a text or an object, got 3/,
  ],
  [
    'a list for a failure of a provider',
    { heard: [{ url: 'x', failure: { 'gcore-ai': [] } }] },
    'heard[0].failure.gcore-ai',
    /expected a text, got a list/,
  ],
  ['a short hash', { heard: [{ sha256: 'abc' }] }, 'heard[0].sha256', /64 hex digits/],
  ['no sound', { heard: [{ text: 'a' }] }, 'heard[0]', /expected a sound by url, file, sha256, media, got none/],
  ['two contents', { heard: [{ url: 'x', text: 'a', noSpeech: true }] }, 'heard[0]', /got text and noSpeech/],
  ['a track of an unread sound', { heard: [{ url: 'x', audioTrack: 2 }] }, 'heard[0]', /audioTrack with media/],
  ['speakers of a text', { heard: [{ url: 'x', text: 'a', speakers: 2 }] }, 'heard[0]', /speakers without text/],
  [
    'a cue that does not last',
    { heard: [{ url: 'x', cues: [{ start: 2, end: 2, text: 'a' }] }] },
    'heard[0].cues[0].end',
    /more than its start 2, got 2/,
  ],
  [
    'an unknown failure',
    { heard: [{ url: 'x', failure: 'broken' }] },
    'heard[0].failure',
    /no failure "broken".*ERR_NON_VIDEO.*audio-undecodable.*unsupported-file/,
  ],
  [
    'a failure of another provider',
    { heard: [{ url: 'x', failure: { 'gcore-ai': 'ERR_UNKNOWN' } }] },
    'heard[0].failure',
    /gcore-ai has no failure "ERR_UNKNOWN"/,
  ],
  [
    'a provider that hears nothing',
    { heard: [{ url: 'x', failure: { translateplus: 'x' } }] },
    'heard[0].failure',
    /hears nothing/,
  ],
  [
    'two texts of a track',
    { 'cloudflare-stream': { videos: [{ captions: [{ language: 'en', content: 'a', file: 'b' }] }] } },
    'cloudflare-stream.videos[0].captions[0]',
    /expected one of content, file and cues, got content and file/,
  ],
  [
    'a copy without source',
    { 'cloudflare-stream': { videos: [{ state: 'downloading' }] } },
    'cloudflare-stream.videos[0]',
    /expected a url for the state downloading, got none/,
  ],
  [
    'a time of an open task',
    {
      tenants: {
        a: { 'gcore-ai': { tasks: [{ url: 'https://a/b', status: 'STARTED', completed: '2026-01-01T00:00:00Z' }] } },
      },
    },
    'tenants.a.gcore-ai.tasks[0].completed',
    /expected a final status, got STARTED/,
  ],
  [
    'an unknown switch',
    { switches: { 'gcore-ai.timings': 'instant' } },
    'switches["gcore-ai.timings"]',
    /Did you mean .*gcore-ai\.timing/,
  ],
  [
    'a value of a switch',
    { switches: { 'translateplus.window': 'round' } },
    'switches["translateplus.window"]',
    /expected fixed or sliding, got "round"/,
  ],
  ['a provider of a limit', { limits: { gcore: null } }, 'limits.gcore', /Did you mean gcore-ai/],
  ['a clock', { tenants: { a: { clock: 'soon' } } }, 'tenants.a.clock', /expected real, manual.*got "soon"/],
  ['a name of a tenant', { tenants: { 'A b': {} } }, 'tenants["A b"]', /not a valid name/],
  ['a prototype', JSON.parse('{"heard":[{"url":"x","__proto__":{}}]}'), 'heard[0].__proto__', /no member "__proto__"/],
  ['a list', [], '', /expected an object, got a list/],
])('refuses %s', async (_name, value, path, text) => {
  const problems = await problemsOf(value);
  expect(problems).toEqual([expect.stringMatching(new RegExp(text.source))]);
  expect(problems[0]?.startsWith(`${path}: `)).toBe(true);
});

it('lists every problem', async () => {
  const problems = await problemsOf({
    herd: [],
    credits: 'x',
    heard: [{ langauge: 'de' }, { text: 'a' }],
    clock: 'soon',
  });
  expect(problems.map((problem) => problem.split(':')[0]).sort()).toEqual([
    'clock',
    'credits',
    'heard[0].langauge',
    'heard[1]',
    'herd',
  ]);
});

it('has no other tenants in the seed of one', async () => {
  await expect(readTenantSeed({ tenants: {} })).rejects.toThrow(/no member "tenants"/);
});
