import type { cloudflareStreamChecks } from '../../../checks/cloudflare-stream/index.ts';
import type { CheckNames } from '../../../model/check-names.ts';
import { membersOf, type ProbedAnswer, type SwitchProbe } from './probe.ts';

const resultOf = ({ json }: ProbedAnswer) => membersOf(membersOf(json).result);
const statusOf = (answer: ProbedAnswer) => membersOf(resultOf(answer).status);
const isFailed = (answer: ProbedAnswer) => statusOf(answer).state === 'error';

const CHUNK_MULTIPLE = 262_144;

/** How much of a broken chunk was kept. */
function partKept(offset: number): string | undefined {
  if (Number.isNaN(offset)) return undefined;
  if (offset === 0) return 'none';
  return offset % CHUNK_MULTIPLE === 0 ? 'aligned' : 'all';
}

/** How a live run tells which value of its switches Cloudflare Stream has. */
export const streamSwitchProbes: readonly SwitchProbe<CheckNames<typeof cloudflareStreamChecks>>[] = [
  {
    switch: 'bareRefusals',
    check: 'gateway/no-credential',
    operation: 'listCaptions',
    decide: ({ status, json }) =>
      status < 400 || json === undefined ? undefined : 'messages' in membersOf(json) ? 'full' : 'bare',
  },
  {
    switch: 'tusExpires',
    check: 'tus/create',
    operation: 'uploadVideo',
    decide: ({ status, header }) =>
      status !== 201 ? undefined : header('Upload-Expires') === undefined ? 'silent' : 'announced',
  },
  {
    switch: 'tusPartial',
    check: 'tus/cut-off',
    operation: 'getUserUploadOffset',
    decide: ({ status, header }) => (status === 200 ? partKept(Number(header('Upload-Offset'))) : undefined),
  },
  {
    switch: 'tusId',
    check: 'tus/own-url',
    operation: 'uploadVideo',
    decide: ({ status, header }) => {
      const [url, id] = [header('Location'), header('Stream-Media-ID')];
      if (status !== 201 || url === undefined || id === undefined) return undefined;
      return url.includes(id) ? 'video' : 'other';
    },
  },
  {
    switch: 'failedPercent',
    check: 'tus/not-a-video',
    operation: 'getVideo',
    decide: (answer) => (isFailed(answer) ? ('pctComplete' in statusOf(answer) ? 'shown' : 'absent') : undefined),
  },
  {
    switch: 'reasonNames',
    check: 'tus/not-a-video',
    operation: 'getVideo',
    decide: (answer) =>
      isFailed(answer) ? ('errReasonCode' in statusOf(answer) ? 'errReason' : 'errorReason') : undefined,
  },
  {
    switch: 'captionExists',
    check: 'captions-generate/exists-uploaded',
    operation: 'generateCaption',
    decide: ({ status }) => (status === 409 || status === 400 ? `status-${status}` : undefined),
  },
  {
    switch: 'storedTag',
    check: 'languages/case',
    operation: 'uploadCaption',
    decide: (answer) => {
      const [sent, shown] = [answer.path.split('/').at(-1), resultOf(answer).language];
      if (sent === undefined || sent === 'en-GB' || typeof shown !== 'string') return undefined;
      return shown === sent ? 'as-sent' : 'canonical';
    },
  },
  {
    switch: 'vttHeader',
    check: 'captions-vtt/bytes-kept',
    operation: 'getCaptionVtt',
    decide: ({ status, text }) =>
      status !== 200 ? undefined : text.includes('X-TIMESTAMP-MAP') ? 'timestamp-map' : 'as-stored',
  },
  {
    switch: 'vttType',
    check: 'captions-vtt/raw-file',
    operation: 'getCaptionVtt',
    decide: ({ status, header }) =>
      status !== 200 ? undefined : /;\s*charset=/i.test(header('Content-Type') ?? '') ? 'utf-8' : 'plain',
  },
  {
    switch: 'readyAt',
    check: 'videos-life/percent',
    operation: 'getVideo',
    decide: (answer) => {
      const { state, pctComplete } = statusOf(answer);
      if (state !== 'ready' || pctComplete === undefined) return undefined;
      return Number(pctComplete) < 100 ? 'first-quality' : 'complete';
    },
  },
];
