import { assumed, documented, observed } from '../../base/evidence.ts';
import type { SwitchTable } from '../types.ts';

const TUS = 'tus 1.0 protocol.md (30698e17)';

/** What the sources leave open about resumable uploads (tus). */
export const tusSwitches = {
  tusBody: {
    question: 'Does the request that creates a resumable upload carry its first bytes?',
    values: {
      ignored: observed('captured from tus-js-client 4.3.1 and the SDKs: they send none, and the docs show none'),
      stored: assumed(`${TUS}, extension creation-with-upload; no sign of it at Stream`),
    },
  },
  tusExpires: {
    question: 'Do the answers of a resumable upload name its expiry?',
    values: {
      announced: documented(`${TUS}, extension expiration: Upload-Expires`),
      silent: assumed('no page of Stream mentions the extension'),
    },
  },
  tusGone: {
    question: 'How is a request to an expired resumable upload refused?',
    values: {
      'status-410': documented(`${TUS}: 410 if the server remembers it`),
      'status-404': documented(`${TUS}: 404 else`),
    },
  },
  tusPartial: {
    question: 'How much of a chunk whose connection broke is kept?',
    values: {
      all: documented(`${TUS}, PATCH: the server SHOULD store as much as it can`),
      aligned: assumed('chunks are multiples of 262,144 bytes'),
      none: assumed('a service that stores whole chunks keeps nothing'),
    },
  },
  tusId: {
    question: 'Does the URL of a resumable upload hold the id of the video?',
    values: {
      video: observed('URLs in public code (ci:70237181661, ci:58762225003)'),
      other: assumed('only stream-media-id is documented to be the id'),
    },
  },
} as const satisfies SwitchTable;
