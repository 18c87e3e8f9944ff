import { assumed, documented } from '../../../src/base/evidence.ts';
import type { JsonObject } from '../../../src/base/json.ts';
import type { CheckCase } from '../../model/checks-of.ts';
import type { CheckContext } from '../../model/context/context.ts';
import { show } from '../../model/show.ts';
import { eachRow } from '../rows.ts';
import { needsAi } from './support/account.ts';
import { check } from './support/check.ts';
import { expectError } from './support/refusals.ts';
import { SPEC } from './support/sources.ts';
import { needsChecks, sendSubtitle, subtitlesIn, VTT } from './support/subtitles.ts';
import { addVideo } from './support/videos.ts';

/** Words of the sources that several checks rest on. */
const says = {
  badLanguage: 'Unprocessable Entity. Language code is not recognized.',
} as const;

const CREATE = `${SPEC}, POST /streaming/videos/{video_id}/subtitles`;

interface RefusedCase<Name extends string> extends Omit<CheckCase<Name, CheckContext>, 'cost' | 'run'> {
  readonly rows: Readonly<Record<string, JsonObject>>;
}

const refused = <const Name extends `subtitles/${string}`>({ rows, ...facts }: RefusedCase<Name>) =>
  check({
    ...facts,
    cost: { requests: Object.keys(rows).length + 2 },
    run: async (t) => {
      await needsChecks(t);
      await needsAi(t);
      const { id } = await addVideo(t);
      await eachRow(t, rows, async (json) => {
        expectError(await sendSubtitle(t, id, json), 422);
      });
      const { answer, rows: present } = await subtitlesIn(t, id);
      answer.verify(present.length === 0, 'no subtitle', show(present));
    },
  });

/** Refusals of subtitles. */
export const refusedSubtitleChecks = [
  refused({
    id: 'subtitles/unknown-language',
    title: 'An unknown language is refused',
    quote: says.badLanguage,
    requirement:
      '422 {"status": 422, "error": "Unprocessable Entity. Language code is not recognized."}; a shorter text is on record',
    evidence: documented(`${SPEC}, schema subtitleerror422`),
    rows: {
      'no language': { language: 'xqz', vtt: VTT },
      'two letters': { language: 'de', vtt: VTT },
      'a word': { language: 'language', vtt: VTT },
    },
  }),
  refused({
    id: 'subtitles/language-required',
    title: 'A file needs its language',
    requirement: '422 for a file without language',
    evidence: assumed(`${SPEC} requires it; the only documented 422 speaks of the language`),
    rows: { missing: { vtt: VTT } },
  }),
  refused({
    id: 'subtitles/file-required',
    title: 'A subtitle needs a file',
    requirement: '422 without vtt and without auto_transcribe_audio_language',
    evidence: assumed('without both there is nothing to add'),
    rows: { missing: { language: 'ger' } },
  }),
  refused({
    id: 'subtitles/first-line',
    title: 'A file must start as WebVTT or SRT',
    requirement: '422 for a file that starts with neither WEBVTT nor an integer',
    evidence: assumed(`${CREATE} documents the rule, not the answer`),
    rows: {
      words: { language: 'ger', vtt: 'Hello world' },
      empty: { language: 'ger', vtt: '' },
      times: { language: 'ger', vtt: '00:00:01.000 --> 00:00:02.000\nA\n' },
    },
  }),
  refused({
    id: 'subtitles/file-and-wish',
    title: 'A file and generated subtitles exclude each other',
    requirement: '422 for vtt together with auto_transcribe_audio_language',
    evidence: assumed(`${CREATE}: vtt must not be set together with AI; the answer is assumed`),
    rows: {
      both: { language: 'ger', vtt: VTT, auto_transcribe_audio_language: 'auto' },
    },
  }),
  refused({
    id: 'subtitles/translate-alone',
    title: 'Translations need a transcription',
    requirement: '422 for auto_translate_subtitles_language alone',
    evidence: assumed(`${CREATE}: only with auto_transcribe_audio_language; the answer is assumed`),
    rows: {
      alone: { auto_translate_subtitles_language: 'ger' },
    },
  }),
  refused({
    id: 'subtitles/wish-unknown-language',
    title: 'Generated subtitles in no language are refused',
    quote: says.badLanguage,
    requirement: '422 for auto_ fields with unknown codes',
    evidence: documented(`${SPEC}, schema subtitleerror422; for auto_ fields assumed`),
    rows: {
      spoken: { auto_transcribe_audio_language: 'english' },
      wanted: { auto_transcribe_audio_language: 'auto', auto_translate_subtitles_language: 'ger,xx' },
    },
  }),
];
