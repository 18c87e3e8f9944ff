import type { QuotedText } from './quoted-text.ts';

/** The page on resumable uploads, and the protocol. */
export const cloudflareTus: readonly QuotedText[] = [
  {
    source: 'cloudflare-docs stream/uploading-videos/resumable-uploads.mdx (0c50ffa0)',
    read: '2026-11-29',
    quotes: {
      'behaviour tus-metadata':
        'Setting arbitrary metadata values in the Upload-Metadata header sets values in the meta key in Stream API.',
      'fact tusLeastChunkBytes':
        'Resumable uploads require a minimum chunk size of 5,242,880 bytes unless the entire file is less than this amount.',
      'fact tusMostChunkBytes': 'Maximum chunk size is 209,715,200 bytes.',
      'fact tusUsualChunkBytes':
        'For better performance when the client connection is expected to be reliable, increase the chunk size to 52,428,800 bytes.',
      'fact tusLatestDeletionSeconds':
        "The specified date and time cannot be earlier than 30 days or later than 1,096 days from the video's created timestamp.",
      'fact tusChunkMultiple': 'Chunk size must be divisible by 256 KiB (256x1024 bytes).',
    },
  },
  {
    source: 'tus 1.0 protocol.md (30698e17)',
    read: '2026-11-29',
    quotes: {
      'operation getUploadOffset':
        'The Server MUST always include the Upload-Offset header in the response for a HEAD request',
      'operation getUserUploadOffset':
        'The Server MUST always include the Upload-Offset header in the response for a HEAD request',
      'operation sendChunk':
        'The Server MUST acknowledge successful PATCH requests with the 204 No Content status. It MUST include the Upload-Offset header containing the new offset.',
      'operation sendUserChunk':
        'The Server MUST acknowledge successful PATCH requests with the 204 No Content status. It MUST include the Upload-Offset header containing the new offset.',
      'behaviour tus-head':
        'If the size of the upload is known, the Server MUST include the Upload-Length header in the response. [...] The Server MUST prevent the client and/or proxies from caching the response by adding the Cache-Control: no-store header to the response.',
      'failure tus-expired-404':
        'If a Client does attempt to resume an upload which has since been removed by the Server, the Server SHOULD respond with the 404 Not Found or 410 Gone status.',
      'switch tusExpires=announced':
        'The Upload-Expires response header indicates the time after which the unfinished upload expires.',
      'switch tusGone=status-410': 'The latter one SHOULD be used if the Server is keeping track of expired uploads.',
      'switch tusGone=status-404':
        'the Server SHOULD respond with the 404 Not Found or 410 Gone status. The latter one SHOULD be used if the Server is keeping track of expired uploads.',
      'switch tusPartial=all': 'The Server SHOULD always attempt to store as much of the received data as possible.',
    },
  },
];
