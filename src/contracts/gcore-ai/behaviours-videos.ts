import { assumed, documented, observed } from '../../base/evidence.ts';
import type { BehaviourTable } from '../types.ts';

const VIDEOS = 'streaming_api.yaml, tag Videos';
const SUBTITLES = 'streaming_api.yaml, tag Subtitles';
const STATUS = 'streaming/video-hosting/vod-status';
const HOOKS = 'get-webhooks-from-the-streaming-platform';

/** How videos and their subtitles behave. */
export const videoBehaviours = {
  'video-status': {
    statement: 'A video is empty, then pending, viewable and ready; renditions complete from viewable on.',
    evidence: documented(STATUS),
  },
  'video-source-trouble': {
    statement: 'A video whose source cannot be read stays empty and says why in error.',
    evidence: documented(STATUS),
  },
  'video-attempts': {
    statement: 'A source is asked three times for an answer of 200.',
    evidence: documented(`${VIDEOS}, origin_url`),
  },
  'video-order': {
    statement: 'Videos are listed newest first, as a bare array.',
    evidence: observed("a list in Gcore's Android demo app (2023); no page names the order"),
  },
  'video-page-size': { statement: 'A page has 25 videos.', evidence: assumed('no default is documented') },
  'video-list-tolerant': {
    statement: 'Filters that make no sense are ignored or match nothing; unknown parameters are ignored.',
    evidence: assumed('the SDK suites send status=status and per_page=0, vendor apps q[status_eq]=3'),
  },
  'video-patch-partial': {
    statement: 'PATCH takes any subset of fields, flat or wrapped; a blank name is refused.',
    evidence: documented(`${VIDEOS}, samples; the schema requires name`),
  },
  'auto-transcribe': {
    statement:
      'A new video is transcribed unless auto_transcribe_audio_language is disable; without AI nothing happens.',
    evidence: documented(`${VIDEOS}, auto_transcribe_audio_language`),
  },
  'auto-translate': {
    statement: 'auto_translate_subtitles_language adds a translation for each code; default stands for eng, fre, ger.',
    evidence: documented(`${VIDEOS}, auto_translate_subtitles_language`),
  },
  'auto-tasks': {
    statement: "Automatic work shows among the AI tasks, with the video's id in client_entity_data.",
    evidence: documented(`${VIDEOS}; the decimal form of the id is assumed`),
  },
  'auto-names': {
    statement: 'Generated subtitles are named "German (AI-generated)".',
    evidence: documented(SUBTITLES),
  },
  'mp4-complete': {
    statement: 'mp4_url of a rendition is there once the rendition is complete.',
    evidence: documented(`${STATUS}; a webhook sample shows it while processing`),
  },
  'subtitle-flat': {
    statement: 'PATCH of a subtitle answers without its id; creating answers 200.',
    evidence: documented(SUBTITLES),
  },
  'subtitle-same-language': {
    statement: 'A video may have several subtitles in one language.',
    evidence: documented('streaming/video-hosting/subtitles-and-closed-captions-for-vod'),
  },
  'subtitle-verbatim': {
    statement: 'A WebVTT file comes back as it was sent.',
    evidence: documented(`${SUBTITLES}, vtt: full text, with its line ends`),
  },
  'subtitle-not-converted': {
    statement: 'SRT stays SRT, and a byte order mark stays.',
    evidence: assumed('conversion is documented nowhere'),
  },
  'subtitle-first-line': {
    statement: 'A file must start with WEBVTT or an integer; nothing else of it is checked.',
    evidence: documented(`${SUBTITLES}; that nothing else is checked is assumed`),
  },
  'subtitle-generated': {
    statement:
      'Asking for generated subtitles answers at once; file, language and name follow, translations as more rows.',
    evidence: assumed('the answer is documented nowhere'),
  },
  'subtitle-late-change': {
    statement:
      'The name and the language that a user gives to a subtitle stay when its transcription ends later; of the text the switch lateText decides.',
    evidence: assumed('a change in between is documented nowhere'),
  },
  webhooks: {
    statement: 'Each change of a status, and deletion, is posted once to the configured address and never again.',
    evidence: documented(HOOKS),
  },
  'batch-subtitles': {
    statement: 'Subtitles of a batch are stored as they are.',
    evidence: assumed('the only documented 422 of a batch is about names'),
  },
} as const satisfies BehaviourTable;
