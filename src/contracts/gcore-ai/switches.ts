import { assumed, documented, observed, own } from '../../base/evidence.ts';
import type { SwitchTable } from '../types.ts';

/** What the sources leave open about Gcore Streaming, or the account decides. The first value of each is the default. */
export const switches = {
  aiEnabled: {
    question: 'Is AI enabled on the account?',
    values: {
      on: documented('streaming/video-hosting/ai-video-service: available to all'),
      off: documented('generate-captions-via-api of 2026-05-23: enabled through support; else 422'),
    },
  },
  taskName: {
    question: 'Must POST /streaming/ai/tasks name its task_name?',
    values: {
      optional: documented("streaming_api.yaml: the page's own curl and mode samples leave it out"),
      required: documented('streaming_api.yaml: the schemas of all five shapes require it'),
    },
  },
  taskLanguages: {
    question: 'Are language codes checked when a task is made?',
    values: {
      refuse: assumed('subtitles refuse them too; nothing documents when tasks do'),
      ignore: observed('gcore-python test suites create tasks with the language "subtitles_language"; as if left out'),
    },
  },
  queueLimit: {
    question: 'How many tasks may be waiting or at work?',
    values: {
      'limit-100': documented('streaming_api.yaml, POST /streaming/ai/tasks: 100'),
      'limit-3': own('for tests that want to fill the queue with little'),
      unlimited: own('for bulk work that is not about the limit; the SDK suites create 80 tasks a run'),
    },
  },
  timing: {
    question: 'How long does a task take?',
    values: {
      paced: own('a fifth of the media: 9 s for 30 s and 112 s for ten minutes are on record; one dip to PENDING'),
      instant: own('all in one moment, for tests that do not care'),
      stepwise: own('one second a state, however long the media, for tests that look at every state'),
    },
  },
  retention: {
    question: 'How long are results kept?',
    values: {
      'one-month': documented('streaming_api.yaml: one month; taken as 30 days'),
      'one-hour': own('for tests that want to see results go'),
      forever: own('for long-lived sandboxes'),
    },
  },
  legacyAliases: {
    question: 'Do /ai/transcribe, /ai/detect-nudity and /ai/results/{task_id} still answer?',
    values: {
      on: documented('guide generate-captions-via-api posts to /ai/transcribe; guides of 2024 use the others'),
      off: assumed('no specification file lists them any more'),
    },
  },
  createEnvelope: {
    question: 'What does POST /streaming/videos answer with?',
    values: {
      auto: assumed('an array to a wrapped body (specification, SDKs), an object to a flat one (vendor apps)'),
      array: documented('streaming_api.yaml, gcore-python 0.53.0 and gcore-go 0.50.0'),
      object: documented(
        'streaming/video-hosting/upload-video-via-api; gcore-python at commit 36d3cbd expects one video',
      ),
    },
  },
  pastLastPage: {
    question: 'What does a page of tasks past the last answer?',
    values: {
      empty: observed("both SDKs' pagers ask for one page too many and expect an empty list"),
      'not-found': assumed('a 404 is documented on the list without saying when; it is the habit of Django REST'),
    },
  },
  mp4: {
    question: 'Does the account have MP4 downloads?',
    values: {
      on: documented('streaming/video-hosting/hls-and-mp4'),
      off: documented('guide generate-captions-via-api: mp4_url may be missing, the support enables it'),
    },
  },
  bearer: {
    question: 'Does Authorization: Bearer work?',
    values: {
      refuse: documented('guide generate-captions-via-api and streaming_api.yaml name APIKey only'),
      accept: observed("Gcore's Android and iOS demo apps of 2023 send Bearer tokens from /iam/auth/jwt/login"),
    },
  },
  unsetMembers: {
    question: 'How does a subtitle show members that have no value yet?',
    values: {
      omit: assumed('the schema types them as strings, none of them required'),
      null: assumed('the answer to a wish for generated subtitles is documented nowhere; null is what Rails prints'),
    },
  },
  lateText: {
    question: 'What becomes of a text that a user gave to a subtitle while its transcription was under way?',
    values: {
      keep: assumed('PATCH is documented as the way to replace the text of a subtitle; no page lets the AI undo it'),
      replace: assumed(
        '"result will also be automatically attached to this video"; no page says that a change stops it',
      ),
    },
  },
  cueLines: {
    question: 'Are long cues wrapped in vttContent?',
    values: {
      single: documented('streaming_api.yaml and guide generate-captions-via-api: one line a cue'),
      wrapped: observed('portal screenshot of 2024-07-24: about 37 characters a line'),
    },
  },
  webhooks: {
    question: 'Are webhooks of videos delivered?',
    values: {
      off: documented('get-webhooks-from-the-streaming-platform: set up only through support'),
      on: documented('get-webhooks-from-the-streaming-platform; here to the address in the marker mock-webhook'),
    },
  },
  urlMarkers: {
    question: 'Do mock- parameters in media URLs steer the mock?',
    values: {
      on: own('the only place of a request that a client passes through untouched'),
      off: own('for URLs that happen to have such parameters'),
    },
  },
  sdkSeeds: {
    question: "Are there the task, video and subtitle that the SDKs' suites ask for, whatever is deleted or cancelled?",
    values: {
      off: own('accounts start empty'),
      on: observed('gcore-python and gcore-go test suites: task "task_id", video 0, subtitle 0'),
    },
  },
  blankName: {
    question: 'Is a video without a name refused?',
    values: {
      refuse: documented('streaming_api.yaml, 422 of POST /streaming/videos'),
      accept: observed('gcore-python and gcore-go test suites create videos from {}'),
    },
  },
  infoAudioLanguage: {
    question: 'Must GET /streaming/ai/info name audio_language?',
    values: {
      required: documented('streaming_api.yaml, GET /streaming/ai/info: required for language_support'),
      optional: observed('gcore-python and gcore-go test suites leave it out'),
    },
  },
  subtitleChecks: {
    question: 'Are language and file of a subtitle checked?',
    values: {
      on: documented('streaming_api.yaml, 422 of POST .../subtitles'),
      off: observed('gcore-python and gcore-go test suites send the language "language" and the file "vtt"'),
    },
  },
  invention: {
    question: 'What are translations made of that nobody gave the mock?',
    values: {
      readable: own('the words of the source in the letters of the target: a reader finds each text again'),
      syllables: own('syllables that mean nothing, for tests that want no word of the source in its translation'),
    },
  },
} as const satisfies SwitchTable;

/** Names a switch of Gcore Streaming. */
export type SwitchName = keyof typeof switches;

/** What the vendor's own SDK suites presuppose (gcore-python 0.53.0, gcore-go 0.50.0). */
export const sdkFixtures: Readonly<Partial<Record<SwitchName, string>>> = {
  taskLanguages: 'ignore',
  queueLimit: 'unlimited',
  sdkSeeds: 'on',
  blankName: 'accept',
  infoAudioLanguage: 'optional',
  subtitleChecks: 'off',
};
