import { z } from 'zod';
import { LanguageCode } from './language-code.ts';

const Seconds = z.number().min(0).max(86_400);

/** One cue of a transcript. Times in seconds from the start of the sound. */
export const SeedCue = z.strictObject({
  start: Seconds,
  end: Seconds,
  text: z.string().min(1),
  speaker: z.string().min(1).optional().describe('Who speaks. A change of speaker ends a sentence'),
});

/** The members that say which sound an entry is about. */
export const soundNames = ['url', 'file', 'sha256', 'media'] as const;

/** The members that say what is heard in it; at most one of them. */
export const soundContents = ['cues', 'text', 'transcript', 'noSpeech', 'failure'] as const;

/**
 * What is heard for a sound. The entry is for every sound that one of `url`, `file`, `sha256` and `media` names; the first
 * entry that names a sound decides.
 */
export const Heard = z.strictObject({
  url: z.string().min(1).optional().describe('URL of the sound; * stands for any characters'),
  file: z
    .string()
    .min(1)
    .optional()
    .describe("Name of the file, the last part of its URL's path; * for any characters"),
  sha256: z
    .string()
    .regex(/^[0-9a-fA-F]{64}$/, 'a SHA-256 has 64 hex digits')
    .optional()
    .describe('SHA-256 of the whole file in hex'),
  media: z.string().min(1).optional().describe('Path of the file, relative to the seed file: it and its pieces match'),
  audioTrack: z
    .int()
    .min(1)
    .optional()
    .describe('Number of the sound track of media, from 1, that it is about. Default: the main one'),
  language: LanguageCode.optional().describe('Language code of what is spoken. Default: en'),
  seconds: Seconds.optional().describe('Length of a sound that cannot be read. Default: the end of the last cue'),
  cues: z.array(SeedCue).optional(),
  text: z.string().optional().describe('What is spoken, without times: sentences at a natural pace over the sound'),
  transcript: z.string().min(1).optional().describe('Path of an SRT or WebVTT file, relative to the seed file'),
  noSpeech: z.literal(true).optional().describe('Nothing is spoken'),
  failure: z
    .union([z.string(), z.record(z.string(), z.string())])
    .optional()
    .describe('Why it cannot be heard: a failure id, or failure ids by provider'),
  speakers: z.int().min(1).max(8).optional().describe('Speakers of invented speech. Default: 1'),
});

/** What is heard for a sound, as a seed states it. */
export type HeardSeed = z.infer<typeof Heard>;
