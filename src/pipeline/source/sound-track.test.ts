// Covers: ../sound-track-notice.ts

import { expect, it } from 'vitest';
import type { SoundTrack } from '../../media/index.ts';
import { soundTrackNotice } from '../sound-track-notice.ts';
import type { Transcriber } from '../stages/types.ts';
import { type ChosenTrack, chooseTrack } from './sound-track.ts';

const track = (number: number, language: string | null, more: Partial<SoundTrack> = {}): SoundTrack => ({
  ...{ number, language, title: null, isMain: false },
  ...more,
});
const FILM = [
  track(1, 'eng', { title: 'Com\u001bmentary' }),
  track(2, 'ger'),
  track(3, 'eng', { isMain: true }),
  track(4, null),
  track(5, 'x!'),
];

it.each<[number | string | undefined, number]>([
  [undefined, 3],
  [1, 1],
  ['2', 2],
  ['de', 2],
  ['deu', 2],
  ['en', 3],
  ['EN', 3],
])('chooses %j: track %i', (choice, number) => {
  expect(chooseTrack('film.mkv', FILM, choice)).toMatchObject({ number, isChosen: choice !== undefined });
});

it.each([0, 6, 'fr', 'de-AT', 'english', '', '!'])('refuses %j with the list', (choice) => {
  expect(() => chooseTrack('film.mkv', FILM, choice)).toThrow(
    `film.mkv has no sound track ${choice}. It has: 1: en (English), "Com mentary", 2: de (German), 3: en (English), main, 4: language unknown, 5: x!. Choose`,
  );
});

it('needs no choice for one track, and refuses one that it is not', () => {
  const one = [track(1, 'spa', { isMain: true })];
  expect([undefined, 1, 'es'].map((choice) => chooseTrack('a.mp4', one, choice))).toEqual([null, null, null]);
  expect(() => chooseTrack('a.mp4', one, 'de')).toThrow(/It has: 1: es \(Spanish\), main\./);
  expect(() => chooseTrack('a.mp4', [], 1)).toThrow(/It has: none\./);
  expect(chooseTrack('a.mp4', [], undefined)).toBeNull();
});

it('tells of several tracks where none was chosen', () => {
  const notice = (chosen: ChosenTrack | null, transcriber: Partial<Transcriber>) =>
    soundTrackNotice({ title: 'film', soundTrack: () => chosen }, { id: 'some', ...transcriber } as Transcriber);
  const main = chooseTrack('film', FILM, undefined);
  expect(notice(main, { takesTrack: true })).toEqual([
    expect.stringMatching(/^film has several sound tracks \(1: .*\)\. Track 3 is transcribed; --audio-track chooses/),
  ]);
  expect(notice(main, {})).toEqual([expect.stringMatching(/some chooses one itself; --audio-track with/)]);
  expect(notice(main, { given: { vtt: '', language: 'en' } })).toEqual([]);
  expect(notice(chooseTrack('film', FILM, 2), { takesTrack: true })).toEqual([]);
  expect(notice(null, { takesTrack: true })).toEqual([]);
});
