import { assumed, documented } from '../../base/evidence.ts';
import type { Failure } from '../types.ts';

const SPEC = 'streaming_api.yaml';
const unprocessable = (text: string) => ({ status: 422, error: `Unprocessable Entity. ${text}` });

/** Refusals of videos and subtitles: `{status, error}`, or `{errors}` for the fields of a video. */
export const videoFailures = {
  'not-found': {
    status: 404,
    body: {
      status: 404,
      error: 'Not Found. Entity you are looking for was not found, please check the initial parameters',
    },
    meaning: 'No task, video or subtitle has this id.',
    remedy: 'Use an id of this account; ids of videos and subtitles are integers.',
    evidence: documented(`${SPEC}, schema notfound; for a video id no 404 is documented`),
  },
  'bad-request': {
    status: 400,
    body: { status: 400, error: 'Bad Request. {problem}' },
    meaning: 'The body is not what the operation takes.',
    remedy: 'Send one JSON object encoded as UTF-8, with the documented members.',
    evidence: documented(`${SPEC}, schema badrequest; when it is answered is assumed, the text is ours`),
  },
  'name-blank': {
    status: 422,
    body: { errors: { name: ["can't be blank"] } },
    meaning: 'A video has no name, or one of spaces.',
    remedy: 'Send a name.',
    evidence: documented(`${SPEC}, 422 of POST /streaming/videos`),
  },
  'priority-range': {
    status: 422,
    body: { errors: { priority: ['must be between -10 and 10'] } },
    meaning: 'The priority of a video is outside -10 to 10.',
    remedy: 'Send an integer from -10 to 10.',
    evidence: assumed('the range is documented, the answer is not; fields of a video are refused with {errors}'),
  },
  'video-field-invalid': {
    status: 422,
    body: { errors: { '{field}': ['is invalid'] } },
    usual: { field: 'client_user_id' },
    meaning: 'A field of a video has another type than documented.',
    remedy: 'Compare the body with the schema createVideo.',
    evidence: assumed('fields of a video are refused with {errors}; the text is ours'),
  },
  'video-language-unknown': {
    status: 422,
    body: { errors: { '{field}': ['has a language code that is not recognized'] } },
    usual: { field: 'auto_transcribe_audio_language' },
    meaning: 'A language code of a new or changed video is not among the 99 ISO 639-2 codes.',
    remedy: 'Use three letters: ger or deu, not de. Several targets stand in one text, separated by commas.',
    evidence: assumed(
      'the only documented 422 of videos is {errors}; that codes are checked is taken from subtitles, the text is ours',
    ),
  },
  'language-unknown': {
    status: 422,
    body: unprocessable('Language code is not recognized.'),
    meaning: 'A language code is not among the 99 ISO 639-2 codes.',
    remedy: 'Use three letters: ger or deu, not de.',
    evidence: documented(`${SPEC}, schema subtitleerror422`),
  },
  'language-missing': {
    status: 422,
    body: unprocessable('Language code is not recognized.'),
    meaning: 'A subtitle without auto_transcribe_audio_language has no language.',
    remedy: 'Send the ISO 639-2 code of the language.',
    evidence: assumed('the schema requires it; the only documented 422 of the operation speaks of the language'),
  },
  'vtt-invalid': {
    status: 422,
    body: unprocessable('{problem}'),
    usual: { problem: 'The subtitle text is missing.' },
    meaning: 'The subtitle file is absent, is neither WebVTT nor SRT by its first line, or came with an auto_ field.',
    remedy: 'Start the file with WEBVTT or with an integer; with auto_transcribe_audio_language leave vtt out.',
    evidence: assumed('the rules are documented, the answer is not; the text is ours'),
  },
  'auto-translate-alone': {
    status: 422,
    body: unprocessable('auto_translate_subtitles_language needs auto_transcribe_audio_language.'),
    meaning: 'Translations were asked for without the transcription that they are made from.',
    remedy: 'Send auto_transcribe_audio_language, too.',
    evidence: assumed('the rule is documented, the answer is not; the text is ours'),
  },
  'subtitle-too-large': {
    status: 413,
    body: { status: 413, error: 'Payload Too Large' },
    meaning: 'The subtitle file is larger than 5 MB.',
    remedy: 'Split the file.',
    evidence: assumed('the size is documented, the answer is not'),
  },
} as const satisfies Record<string, Failure>;
