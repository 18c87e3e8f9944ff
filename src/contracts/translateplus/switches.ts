import { assumed, documented, observed, own } from '../../base/evidence.ts';
import type { SwitchTable } from '../types.ts';

/** What the sources leave open about TranslatePlus. The first value of each is the default. */
export const switches = {
  validation: {
    question: 'Which shape do refusals have that the docs do not show (bad JSON, fields, media type, routes)?',
    values: {
      string: assumed('a string detail with 400, as every documented validation error'),
      fastapi: assumed(
        "422 with an array of {type, loc, msg, input}; the API serves /openapi.json, FastAPI's default path",
      ),
      drf: assumed(
        'the texts of Django REST Framework; a slash before ? in documented download addresses points to Django',
      ),
    },
  },
  badKey: {
    question: 'How is an unknown or revoked key refused?',
    values: {
      'status-403': documented('docs guides/error-handling, the examples'),
      'status-401': documented('docs guides/error-handling, the status table'),
    },
  },
  emptyContent: {
    question: 'What happens to a file without a billable block?',
    values: {
      refuse: assumed('a 400 tells the caller that nothing was translated'),
      echo: assumed('0 blocks cost 0 credits, and the file comes back as it was'),
    },
  },
  mislabelled: {
    question: 'What happens to a WebVTT file that is declared "srt"?',
    values: {
      accept: assumed(
        'an SRT reader that looks for timing lines finds those of WebVTT too; nothing promises a comparison',
      ),
      refuse: assumed('a clear 400 would be kinder than silent acceptance'),
    },
  },
  window: {
    question: 'How is the rate window counted?',
    values: {
      fixed: assumed('60 s from the first request; the documented text gives one wait for all'),
      sliding: assumed('each request counts for 60 s of its own'),
    },
  },
  rateText: {
    question: 'Which text does a 429 carry?',
    values: {
      seconds: documented('every endpoint page and docs page "Translate Subtitles"'),
      generic: documented('docs guides/error-handling and guides/rate-limits'),
    },
  },
  retryAfter: {
    question: 'Which form does Retry-After have on a 429?',
    values: {
      seconds: assumed('documented nowhere, but the js and py SDKs read whole seconds'),
      absent: assumed('no page of the docs names the header'),
    },
  },
  failedCalls: {
    question: 'Do refused requests (4xx after the key) count against the rate window?',
    values: {
      count: assumed('a gateway counts before the service looks'),
      'do-not-count': assumed('the docs speak of requests made, not of refused ones'),
    },
  },
  aliases: {
    question: 'Do the paths work that only the SDKs use?',
    values: {
      off: assumed('no docs page names them'),
      on: observed('translateplus-js d9c2d1f, -python c863c36, -java e835a46 and -php 3232c87 send them'),
    },
  },
  languages: {
    question: 'Which shape has the list of languages?',
    values: {
      'name-to-code': observed(
        'translateplus-wp c2fd799 and translate-android 86eec96 read supported_languages: name to code',
      ),
      'code-to-name': documented('READMEs of translateplus-js and -python: languages, code to name'),
    },
  },
  account: {
    question: 'Which fields has the account summary?',
    values: {
      full: observed('translateplus-wp c2fd799 and -polylang 27c33e1 read them'),
      plan: documented('READMEs of translateplus-js and -java name plan_name and concurrency_limit besides'),
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
