import { assumed, documented } from '../../base/evidence.ts';
import type { SwitchTable } from '../types.ts';

const WEBHOOKS = 'cloudflare-docs stream/manage-video-library/using-webhooks.mdx (07acbb66)';

/** What the sources leave open about a video that failed: the docs contradict themselves. The first value is the default. */
export const videoSwitches = {
  reasonNames: {
    question: 'Under which names does a failed video show its reason?',
    values: {
      errorReason: documented(
        `official OpenAPI and the success example of ${WEBHOOKS}: errorReasonCode, errorReasonText; seen so on the ` +
          'live service (cloudflare-docs pull request 4980)',
      ),
      errReason: documented(
        `${WEBHOOKS}: "the errReasonCode returns one of the values listed below", and its error example shows ` +
          'errReasonCode and errReasonText',
      ),
    },
  },
  failedPercent: {
    question: 'Does a failed video show how far its encoding came?',
    values: {
      shown: documented(`${WEBHOOKS}: the error example has "pctComplete": "39"`),
      absent: assumed('the official OpenAPI makes pctComplete optional, and the encoding is over'),
    },
  },
} as const satisfies SwitchTable;
