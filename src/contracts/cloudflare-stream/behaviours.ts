import { assumed, documented, observed, own } from '../../base/evidence.ts';
import { gatewayBehaviours } from '../cloudflare-gateway/behaviours.ts';
import type { BehaviourTable } from '../types.ts';
import { tusBehaviours } from './tus-behaviours.ts';

const CAPTIONS_PAGE = 'cloudflare-docs stream/edit-videos/adding-captions.mdx';
const SPEC = 'official OpenAPI, cloudflare-typescript faaaf89e scripts/mock';

/** What Cloudflare Stream promises, or is assumed to do, beyond its schemas and refusals. */
export const behaviours = {
  ...gatewayBehaviours,
  ...tusBehaviours,
  'one-track-a-language': {
    statement: 'A language has one track; an upload creates or replaces it.',
    evidence: documented(`API reference "Upload captions or subtitles"; ${CAPTIONS_PAGE}`),
  },
  'replace-generated': {
    statement: 'Replacing a generated track sets generated to false and drops " (auto-generated)" from its label.',
    evidence: documented(CAPTIONS_PAGE),
  },
  'upload-ready': {
    statement: 'An uploaded track is ready at once.',
    evidence: documented(`${CAPTIONS_PAGE}, example`),
  },
  'upload-state': {
    statement: 'Captions can be uploaded from the state downloading on; generating needs ready.',
    evidence: assumed(`${CAPTIONS_PAGE} demands an uploaded video for one and a ready one for the other`),
  },
  'upload-replaces-job': {
    statement: 'An upload during generation replaces the track; the late result is dropped.',
    evidence: assumed('nothing else keeps one track a language'),
  },
  'upload-atomic': {
    statement: 'Readers see the old track or the new one, never a mixture; a refused upload changes nothing.',
    evidence: assumed('a service that stores whole files has no reason to show half of one'),
  },
  'file-rule': {
    statement:
      'A file is WebVTT when it is UTF-8 and starts, after an optional BOM, with WEBVTT and white space or its end.',
    evidence: assumed('only the signature is cheap to check, and the docs never mention cue errors'),
  },
  'part-freedom': {
    statement: 'File name and content type of the part do not matter; a text part without a file name is taken.',
    evidence: assumed('the SDKs send both forms (captured from 7.3.0 and 4.3.1), curl application/octet-stream'),
  },
  'one-file-part': {
    statement: 'A form must have exactly one part named file; other parts are ignored.',
    evidence: assumed('the schema has one file; which of two would be meant is undocumented'),
  },
  'bytes-kept': {
    statement: 'GET vtt returns an uploaded file byte for byte.',
    evidence: assumed('the simplest; the copy on the CDN is known to differ'),
  },
  'generate-answer': {
    statement: 'Generating answers at once: generated true, status inprogress, label with " (auto-generated)".',
    evidence: documented(`${CAPTIONS_PAGE}, example`),
  },
  'generate-needs-none': {
    statement: 'Any existing track, even one in error, must be deleted before generating.',
    evidence: documented(CAPTIONS_PAGE),
  },
  'generate-region': {
    statement: 'A region may follow a supported language: en-GB is generated and labelled "British English".',
    evidence: documented(CAPTIONS_PAGE),
  },
  'generated-cues': {
    statement: 'Generated cues are numbered, HH:MM:SS.mmm, four to five words each.',
    evidence: observed('a file shown in a Cloudflare blog post'),
  },
  'generate-noise': {
    statement: 'Audio in which nothing is spoken ends in the status error.',
    evidence: assumed('the status exists; what leads to it is undocumented'),
  },
  'labels-autonym': {
    statement: 'A label is the name of the language in that language: Deutsch, Türkçe, British English.',
    evidence: documented(`${CAPTIONS_PAGE}; the rule behind the four printed labels is assumed to be CLDR's`),
  },
  'tag-case': {
    statement: 'Tags are compared without regard to case.',
    evidence: assumed('BCP 47 says so of tags; no page says so of this service'),
  },
  'tag-distinct': { statement: 'en and en-GB are two tracks.', evidence: assumed('one track for each tag') },
  'tag-unregistered': {
    statement: 'A well-formed tag that is not registered is taken; its label is the tag.',
    evidence: assumed('the simulator falls back to the tag'),
  },
  'list-order': { statement: 'Tracks are listed in the order they were made.', evidence: assumed('no page says') },
  'vtt-pending': {
    statement: 'A track that is inprogress or in error has no file yet: 404.',
    evidence: assumed('there is no content'),
  },
  'delete-cascade': {
    statement: 'Deleting a video deletes its captions.',
    evidence: documented('cloudflare/workers-sdk simulator'),
  },
  'no-caption-webhook': {
    statement: 'Captions send no notification.',
    evidence: assumed('the webhook docs speak of video processing only'),
  },
  'messages-null': {
    statement: "messages is null in Stream's own refusals and [] everywhere else.",
    evidence: observed('ci:71266371469 and ci:7878325546'),
  },
  'video-states': {
    statement: 'pendingupload, downloading (copies only), queued, inprogress with rising pctComplete, ready or error.',
    evidence: assumed('the states are documented, their order is suggested by their names'),
  },
  'copy-loopback': {
    statement: 'A copy really fetches a loopback URL, HEAD first; other hosts are never contacted and succeed.',
    evidence: own('this mock’s own rule; the live service refuses loopback and demands HEAD and ranged GET'),
  },
  'downloaded-from': {
    statement: 'A copied video has its URL in meta["downloaded-from"].',
    evidence: documented('cloudflare-docs upload-via-link.mdx'),
  },
  'counts-on-demand': {
    statement: 'total and range come with include_counts only.',
    evidence: observed('live probes of September 2026 (ci:71266371469)'),
  },
  'unknown-keys': {
    statement: 'Unknown keys of a JSON body are dropped.',
    evidence: observed('live probes of September 2026 (ci:71266371469)'),
  },
  'upload-once': { statement: 'An upload URL works once and needs no credential.', evidence: documented(SPEC) },
  'webhook-ready-error': {
    statement: 'A notification is sent when a video is ready or failed: a POST of the bare video object.',
    evidence: documented('cloudflare-docs stream/manage-video-library/using-webhooks.mdx'),
  },
  'webhook-signature': {
    statement: 'Webhook-Signature is time=<unix>,sig1=<HMAC-SHA256 of "<time>.<body>" in hex>.',
    evidence: documented('cloudflare-docs stream/manage-video-library/using-webhooks.mdx'),
  },
  'webhook-loopback': {
    statement: 'Notifications go to loopback addresses only, once, without a repeat.',
    evidence: own('this mock’s own rule; the live service refuses localhost, its repeats are undocumented'),
  },
  'webhook-secret': {
    statement: 'The secret of the webhook stays the same when its URL changes.',
    evidence: assumed('no page says; a new secret would break verification in flight'),
  },
} as const satisfies BehaviourTable;
