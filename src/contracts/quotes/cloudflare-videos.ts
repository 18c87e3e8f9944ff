import type { QuotedText } from './quoted-text.ts';

/** The pages on webhooks, on uploads and the questions of users. */
export const cloudflareVideos: readonly QuotedText[] = [
  {
    source: 'cloudflare-docs stream/manage-video-library/using-webhooks.mdx (07acbb66)',
    read: '2026-11-29',
    quotes: {
      'behaviour webhook-ready-error':
        'When a video on your account finishes processing, you will receive a POST request notification with information about the video.',
      'behaviour webhook-signature':
        'Webhook-Signature: time=1230811200,sig1=[...] Compute an HMAC with the SHA256 function (HMAC-SHA256) using your webhook secret and the source string from step 2.',
      'fact videoErrors':
        'the errReasonCode returns one of the values listed below. ERR_NON_VIDEO [...] ERR_DURATION_EXCEED_CONSTRAINT [...] ERR_FETCH_ORIGIN_ERROR [...] ERR_MALFORMED_VIDEO [...] ERR_DURATION_TOO_SHORT [...] ERR_UNKNOWN',
      'fact shortestVideoSeconds': "The video's duration is shorter than 0.1 seconds.",
      'switch reasonNames=errReason':
        'If a video could not process successfully, the state field returns error, and the errReasonCode returns one of the values listed below.',
      'switch failedPercent=shown':
        '"state": "error", "step": "encoding", "pctComplete": "39", "errReasonCode": "ERR_MALFORMED_VIDEO"',
      'switch readyAt=first-quality':
        'Returns true when at least one quality level is encoded and ready to be streamed.',
    },
  },
  {
    source: 'cloudflare-docs stream/uploading-videos/upload-via-link.mdx (2678ac4c)',
    read: '2026-11-29',
    quotes: {
      'behaviour downloaded-from':
        '"meta": { "downloaded-from": "https://storage.googleapis.com/[...]/cf-ad-original.mp4"',
    },
  },
  {
    source: 'cloudflare-docs stream/uploading-videos/upload-video-file.mdx (0309c8be)',
    read: '2026-11-29',
    quotes: { 'fact formUploadBytes': 'For files smaller than 200 MB, you can use simple form-based uploads.' },
  },
  {
    source: 'cloudflare-docs stream/faq.mdx (0162e211)',
    read: '2026-11-29',
    quotes: {
      'fact queueLimit': 'By default, you can have up to 120 videos queued or being encoded simultaneously.',
    },
  },
  {
    source: 'cloudflare-docs pull request 7154 (2023-01-04)',
    read: '2026-11-29',
    quotes: {
      'failure not-a-video':
        'Cloudflare Stream now detects non-video content on upload and returns a Bad Request error with code 10059.',
    },
  },
];
