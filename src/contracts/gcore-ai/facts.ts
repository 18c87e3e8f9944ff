import { assumed, documented, observed, own } from '../../base/evidence.ts';
import { type FactTable, fact } from '../facts.ts';
import { languages } from './languages.ts';

const SPEC = 'streaming_api.yaml of 2026-07-14';
const TASKS = `${SPEC}, POST /streaming/ai/tasks`;
const SUBTITLES = `${SPEC}, POST /streaming/videos/{video_id}/subtitles`;

/** The limits, names and durations of Gcore Streaming. */
export const facts = {
  languages: fact(
    languages,
    'Languages that are transcribed; the texts say 100 and 77 languages, the lists hold 99 and 76',
    documented(`${SPEC}: audio_language of POST /streaming/ai/tasks, lists of GET /streaming/ai/info`),
  ),
  queueLimit: fact(100, 'Tasks of an account that may be waiting or at work', documented(TASKS)),
  clientUserIdCharacters: fact(256, 'Characters of client_user_id, at most', documented(TASKS)),
  clientEntityDataCharacters: fact(4096, 'Characters of client_entity_data, at most', documented(TASKS)),
  detectedLanguages: fact(
    5,
    'Detected languages that a result names, at most',
    documented(`${SPEC}, ai_results_transcribe`),
  ),
  tasksPerPage: fact(10, 'Tasks on a page, by default', documented(`${SPEC}, GET /streaming/ai/tasks, limit`)),
  taskRetries: fact(3, 'Internal failures after which a task is tried again', documented(`${SPEC}: at most 3 times`)),
  resultSeconds: fact(
    30 * 24 * 60 * 60,
    'Seconds for which results are kept',
    documented(`${SPEC}: one month; taken as 30 days`),
  ),
  mediaSecondsPerSecond: fact(
    5,
    'Seconds of media that a task works through in a second',
    observed('9 s for a clip of 30 s (guide generate-captions-via-api), 112 s for ten minutes (portal screenshot)'),
  ),
  waitingSeconds: fact(
    { toPending: 0.5, toStarted: 0.5 },
    'Seconds that every task waits to be queued and to be taken',
    own('no duration is documented'),
  ),
  cueLineCharacters: fact(
    37,
    'Characters of a line of a cue in vttContent',
    observed('portal screenshot of 2024-07-24'),
  ),
  generatedSuffix: fact(
    '(AI-generated)',
    'What stands behind the language in the name of a generated subtitle',
    documented(`${SPEC}, auto_transcribe_audio_language`),
  ),
  subtitleFileBytes: fact(
    5 * 1024 * 1024,
    'Bytes of a subtitle file, at most',
    documented(`${SUBTITLES}: 5 MB; of the two readings the larger one is taken`),
  ),
  batchVideos: fact(500, 'Videos of one batch, at most', documented(`${SPEC}, POST /streaming/videos/batch`)),
  bodyBytes: fact(
    64 * 1024 * 1024,
    'Bytes of a request body, at most',
    assumed(`${SPEC} documents 64 MB for a batch of videos and nothing for other requests; read as 64 MiB for all`),
  ),
  videosPerPage: fact(25, 'Videos on a page, by default', assumed('no default is documented')),
  downloadAttempts: fact(
    3,
    'Downloads of a video’s source before it counts as unreadable',
    documented(`${SPEC}, origin_url`),
  ),
  fetchSeconds: fact(1, 'Seconds until a video’s source is looked at', own('no duration is documented')),
  transcodedSecondsPerSecond: fact(
    10,
    'Seconds of a video that are transcoded in a second',
    own('no duration is documented'),
  ),
} as const satisfies FactTable;
