import { assumed, documented } from '../../base/evidence.ts';
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
    assumed('no limit is published; a request is held in memory, and this keeps a mistake from filling it'),
  ),
  unknownBytesPerSecond: fact(
    16_000,
    'Bytes that a second of audio is guessed to have where nothing else tells',
    assumed('128 kbit/s, a usual rate of speech in MP3'),
  ),
} as const satisfies FactTable;
