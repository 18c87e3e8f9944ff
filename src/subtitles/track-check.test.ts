import { expect, it } from 'vitest';
import { checkTrack } from './track-check.ts';

const cue = '00:01.000 --> 00:02.000\nHello.\n\n';

it.each([
  ['a track', `WEBVTT\n\n${cue}`, null],
  ['a text without signature', cue, { kind: 'signature' }],
  ['a track without cues', 'WEBVTT\n\nNOTE nothing\n', { kind: 'no-cues' }],
  ['a cue that ends at its start', `WEBVTT\n\n${cue}00:03.000 --> 00:03.000\nNo.\n`, { kind: 'times', cue: 1 }],
])('judges %s', (_, vtt, fault) => {
  expect(checkTrack(vtt)).toEqual(fault);
});
