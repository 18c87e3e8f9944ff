import { assumed, documented, observed, own } from '../../base/evidence.ts';
import { gatewayFacts } from '../cloudflare-gateway/facts.ts';
import { type FactTable, fact } from '../facts.ts';
import { models } from './models.ts';

/** The limits and lists of Workers AI. */
export const facts = {
  ...gatewayFacts,
  models: fact(
    models,
    'Models for speech recognition: classic ones take bytes, turbo Base64 in JSON',
    documented('cloudflare-docs src/content/workers-ai-models/*.json'),
  ),
  bodyBytes: fact(
    32 * 1024 * 1024,
    'Bytes of a request body, at most',
    assumed(
      'no limit is published; the largest file on record that was taken has 23 MB (ci:69566025207), 31 MB in Base64',
    ),
  ),
  audioBytes: fact(
    100_000_000,
    'Bytes of audio that a client sends, at most',
    own('no limit is published; a request is held in memory, and this keeps a mistake from filling it'),
  ),
  pieceSeconds: fact(
    30,
    'Seconds of a piece in which a client sends long sound, without what it shares with the next one',
    observed(
      "the vendor's demo cuts at 30 s (cloudflare-dev-demo.pages.dev/demo/subtitles); measured limits conflict: 70 s pass and 80 s get 3010 (muke1838-cloud/video-transcript-notes ae50510c), 12 minutes pass (ci:69566025207)",
    ),
  ),
  pieceOverlapSeconds: fact(
    2,
    'Seconds that a piece of long sound shares with the next one',
    own(
      'a word that is cut at one border is whole in the other piece: words take less than a second. The demo shares 5 s',
    ),
  ),
  pieceLeastSeconds: fact(
    5,
    'Seconds under which a refused piece of long sound is not halved any more',
    own('nothing is on record that refuses so short a sound for its length'),
  ),
  pieceBytes: fact(
    9_000_000,
    'Bytes of a piece of long sound, at most; a larger one is halved before it is sent',
    observed(
      'speech of 9.83 MB and of 23 MB passes (ci:69566025207); others got 3006 from 2.9 MB on (muke1838-cloud/video-transcript-notes ae50510c, films with picture)',
    ),
  ),
  piecesAtOnce: fact(
    4,
    'Pieces of long sound that a client sends at once',
    own(
      'public clients send 3 (cloudflare-dev-demo.pages.dev/demo/subtitles, ci:69566025207); the rate is kept besides',
    ),
  ),
  unknownBytesPerSecond: fact(
    16_000,
    'Bytes that a second of audio is guessed to have where nothing else tells',
    own('128 kbit/s, a usual rate of speech in MP3'),
  ),
} as const satisfies FactTable;
