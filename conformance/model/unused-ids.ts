/**
 * Well-formed ids that no resource has: checks request them to see a 404, and live runs allow requests to them, because
 * they touch no resource.
 */
export const unusedIds = {
  'cloudflare-stream': { video: '0123456789abcdef0123456789abcdef' },
  'gcore-ai': {
    task: '00000000-0000-4000-8000-000000000000',
    /** The id of a video or a subtitle. */
    video: 999_999_999_999,
  },
} as const;
