import { assumed, documented, observed } from '../../base/evidence.ts';
import { type FactTable, fact } from '../facts.ts';

const TUS_PAGE = 'cloudflare-docs 0c50ffa0 stream/uploading-videos/resumable-uploads.mdx';

/** The limits and names of resumable uploads (tus) to Cloudflare Stream. */
export const tusFacts = {
  tusVersion: fact('1.0.0', 'The version of tus, in Tus-Resumable', documented('official OpenAPI: its only value')),
  tusFileBytes: fact(
    30 * 1024 ** 3,
    'Bytes of the largest file',
    assumed('cloudflare-docs stream/faq.mdx says 30 GB; of the two readings the larger one is taken'),
  ),
  tusLeastChunkBytes: fact(
    5_242_880,
    'Bytes of a chunk, at least, unless it is the last one',
    documented(`${TUS_PAGE}: 5,242,880 bytes unless the entire file is less than this`),
  ),
  tusMostChunkBytes: fact(209_715_200, 'Bytes of a chunk, at most', documented(TUS_PAGE)),
  tusUsualChunkBytes: fact(52_428_800, 'Bytes of a chunk that the vendor recommends', documented(TUS_PAGE)),
  tusChunkMultiple: fact(
    262_144,
    'The size of a chunk is a multiple of this number of bytes, unless it is the last one',
    documented(`${TUS_PAGE}; introduced by cloudflare-docs pull request 257`),
  ),
  tusLatestDeletionSeconds: fact(
    1_096 * 24 * 60 * 60,
    'Seconds from the creation of a resumable upload to the scheduled deletion of its video, at most',
    documented(`${TUS_PAGE}; no page says so of other videos`),
  ),
  tusUploadSeconds: fact(
    24 * 60 * 60,
    'Seconds for which the URL of a resumable upload is valid, by default',
    assumed('no default is published; a file of 30 GB takes hours'),
  ),
  tusDirectUserSeconds: fact(
    14_400,
    'maxDurationSeconds of a resumable upload with direct_user that names none',
    observed('github.com/cloudflare/cloudflare-go/issues/1399'),
  ),
} as const satisfies FactTable;
