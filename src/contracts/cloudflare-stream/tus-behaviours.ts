import { assumed, documented, observed } from '../../base/evidence.ts';
import type { BehaviourTable } from '../types.ts';

const TUS = 'tus 1.0 protocol.md (30698e17)';
const TUS_PAGE = 'cloudflare-docs stream/uploading-videos/resumable-uploads.mdx';

/** What Cloudflare Stream promises, or is assumed to do, about resumable uploads (tus). */
export const tusBehaviours = {
  'tus-dispatch': {
    statement: 'POST /stream with Tus-Resumable creates a resumable upload, else it takes a form.',
    evidence: assumed('the OpenAPI shows tus there, the docs a form'),
  },
  'tus-location': {
    statement: 'With direct_user=true the upload URL needs no credential; without, it needs that of the API.',
    evidence: observed('ci:59799661162, ci:52033631407; the query is documented'),
  },
  'tus-metadata': {
    statement: 'Keys of Upload-Metadata have any case, a space may follow the comma, and unknown keys go into meta.',
    evidence: documented(`${TUS_PAGE}; official OpenAPI, whose example has comma and space; case: two spellings exist`),
  },
  'tus-queued-at-end': {
    statement: 'The video leaves pendingupload when its last byte has arrived; a bad file fails in processing.',
    evidence: assumed('too long a video is documented to fail in processing'),
  },
  'tus-head': {
    statement: 'HEAD shows Upload-Offset, Upload-Length and Upload-Metadata as sent, with Cache-Control: no-store.',
    evidence: documented(`${TUS}, HEAD`),
  },
  'tus-method-override': {
    statement: 'At the URL of an upload, X-HTTP-Method-Override counts in place of the method.',
    evidence: assumed(`${TUS}, X-HTTP-Method-Override; nothing shows it of Stream`),
  },
  'tus-no-delete': {
    statement: 'Resumable uploads cannot be ended with DELETE; they expire.',
    evidence: assumed('no sign of the extension termination at Stream'),
  },
} as const satisfies BehaviourTable;
