import { assumed, documented } from '../../../src/base/evidence.ts';
import type { JsonObject } from '../../../src/base/json.ts';
import type { Check } from '../../model/check.ts';
import { show } from '../../model/show.ts';
import { eachRow } from '../rows.ts';
import { needsAi } from './support/account.ts';
import { checksOf } from './support/check.ts';
import { expectError } from './support/refusals.ts';
import { SPEC } from './support/sources.ts';
import { needsChecks, sendSubtitle, subtitlesIn, VTT } from './support/subtitles.ts';
import { addVideo } from './support/videos.ts';

const CREATE = `${SPEC}, POST /streaming/videos/{video_id}/subtitles`;

const check = checksOf('subtitles');

const refused = (
  name: string,
  title: string,
  requirement: string,
  evidence: Check['evidence'],
  rows: Readonly<Record<string, JsonObject>>,
): Check =>
  check(name, title, requirement, evidence, Object.keys(rows).length + 2, async (t) => {
    await needsChecks(t);
    await needsAi(t);
    const { id } = await addVideo(t);
    await eachRow(t, rows, async (json) => {
      expectError(await sendSubtitle(t, id, json), 422);
    });
    const { answer, rows: present } = await subtitlesIn(t, id);
    answer.verify(present.length === 0, 'no subtitle', show(present));
  });

/** Refusals of subtitles. */
export const refusedSubtitleChecks: readonly Check[] = [
  refused(
    'unknown-language',
    'An unknown language is refused',
    '422 {"status": 422, "error": "Unprocessable Entity. Language code is not recognized."}; a shorter text is on record',
    documented(`${SPEC}, schema subtitleerror422`),
    {
      'no language': { language: 'xqz', vtt: VTT },
      'two letters': { language: 'de', vtt: VTT },
      'a word': { language: 'language', vtt: VTT },
    },
  ),
  refused(
    'language-required',
    'A file needs its language',
    '422 for a file without language',
    assumed(`${SPEC} requires it; the only documented 422 speaks of the language`),
    { missing: { vtt: VTT } },
  ),
  refused(
    'file-required',
    'A subtitle needs a file',
    '422 without vtt and without auto_transcribe_audio_language',
    assumed('without both there is nothing to add'),
    { missing: { language: 'ger' } },
  ),
  refused(
    'first-line',
    'A file must start as WebVTT or SRT',
    '422 for a file that starts with neither WEBVTT nor an integer',
    assumed(`${CREATE} documents the rule, not the answer`),
    {
      words: { language: 'ger', vtt: 'Hello world' },
      empty: { language: 'ger', vtt: '' },
      times: { language: 'ger', vtt: '00:00:01.000 --> 00:00:02.000\nA\n' },
    },
  ),
  refused(
    'file-and-wish',
    'A file and generated subtitles exclude each other',
    '422 for vtt together with auto_transcribe_audio_language',
    assumed(`${CREATE}: vtt must not be set together with AI; the answer is assumed`),
    {
      both: { language: 'ger', vtt: VTT, auto_transcribe_audio_language: 'auto' },
    },
  ),
  refused(
    'translate-alone',
    'Translations need a transcription',
    '422 for auto_translate_subtitles_language alone',
    assumed(`${CREATE}: only with auto_transcribe_audio_language; the answer is assumed`),
    {
      alone: { auto_translate_subtitles_language: 'ger' },
    },
  ),
  refused(
    'wish-unknown-language',
    'Generated subtitles in no language are refused',
    '422 for auto_ fields with unknown codes',
    documented(`${SPEC}, schema subtitleerror422; for auto_ fields assumed`),
    {
      spoken: { auto_transcribe_audio_language: 'english' },
      wanted: { auto_transcribe_audio_language: 'auto', auto_translate_subtitles_language: 'ger,xx' },
    },
  ),
];
