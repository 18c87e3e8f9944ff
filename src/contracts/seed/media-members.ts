import { z } from 'zod';

/** The members by which a seed states the media of a video; all have defaults. */
export const mediaMembers = {
  url: z.url().optional().describe('Where it came from. The mocks never read it again'),
  sha256: z
    .string()
    .regex(/^[0-9a-fA-F]{64}$/, 'a SHA-256 has 64 hex digits')
    .optional()
    .describe('SHA-256 of its file in hex: what is heard in it is found by this and by url'),
  seconds: z
    .number()
    .min(0)
    .max(86_400)
    .optional()
    .describe('Its length. Default: that of its sound in `heard`, else 60'),
  width: z.int().min(0).max(16_384).optional(),
  height: z.int().min(0).max(16_384).optional(),
  bytes: z.int().min(0).optional(),
  created: z.iso.datetime({ offset: true }).optional().describe('Default: now'),
};
