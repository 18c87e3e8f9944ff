import { assumed, documented, observed, own } from '../../base/evidence.ts';
import { gatewaySwitches } from '../cloudflare-gateway/switches.ts';
import type { SwitchTable } from '../types.ts';
import { tusSwitches } from './tus-switches.ts';
import { videoSwitches } from './video-switches.ts';

/** What the sources leave open about Cloudflare Stream and its gateway. The first value of each is the default. */
export const switches = {
  ...gatewaySwitches,
  ...tusSwitches,
  ...videoSwitches,
  failureMessages: {
    question: "What is messages in Stream's own refusals?",
    values: {
      null: observed('two independent projects (ci:71266371469, ci:7878325546)'),
      array: documented('official OpenAPI: an array on every failure'),
    },
  },
  captionExists: {
    question: 'With which status is generating refused where a track exists?',
    values: {
      'status-409': assumed('what the situation is called in HTTP; a client checks for it (ci:54512249247)'),
      'status-400': assumed('other refusals of Stream are 400'),
    },
  },
  storedTag: {
    question: 'In which case does a track show its language tag?',
    values: {
      canonical: assumed('BCP 47 recommends one case for each tag'),
      'as-sent': assumed('nothing promises a change'),
    },
  },
  vttHeader: {
    question: 'Does GET vtt add a header line to the file?',
    values: {
      'as-stored': assumed('the simplest: the file comes back as it was sent'),
      'timestamp-map': observed('the copy on the video CDN has X-TIMESTAMP-MAP as its second line (blog post)'),
    },
  },
  vttType: {
    question: 'Does the content type of a WebVTT file name its charset?',
    values: {
      plain: documented('official OpenAPI: text/vtt'),
      'utf-8': assumed('WebVTT is always UTF-8, and many servers say so'),
    },
  },
  readyAt: {
    question: 'When is a video ready?',
    values: {
      complete: assumed('pctComplete is 100 then: the simplest'),
      'first-quality': documented('official docs: ready means the first quality level, pctComplete may be lower'),
    },
  },
  captionGate: {
    question: 'Can captions be generated as soon as the video is ready?',
    values: {
      open: documented('cloudflare-docs adding-captions.mdx: the video must be ready'),
      delayed: observed('a client meets 10067 for a moment after readyToStream (ci:45703612157)'),
    },
  },
  generateTime: {
    question: 'How long does it take to generate captions?',
    values: {
      'seconds-10': own('pollers ask every few seconds'),
      'minutes-3': own('pollers wait for up to 20 minutes'),
    },
  },
  urlMarkers: {
    question: 'Do mock- parameters in media URLs steer the mock?',
    values: {
      on: own('the only place of a request that a client passes through untouched'),
      off: own('for URLs that happen to have such parameters'),
    },
  },
  sdkFixtures: {
    question: "Is the world of the vendor's SDK suites set up?",
    values: {
      off: own('an account starts empty, and its state is what was sent to it'),
      on: documented(
        'cloudflare-typescript, -python and -go test suites: account 023e..., video ea95..., track tr and webhook ' +
          'always there, tr can be generated again and again, any text is taken as a file; in that account copies ' +
          'and webhooks need no URL and a deletion may be scheduled at any time; the usual rate limit is off',
      ),
    },
  },
} as const satisfies SwitchTable;
