/**
 * Well-formed ids that no resource has: checks ask for them to see a 404, and live runs let requests to them pass, because
 * they touch nothing.
 */
export const unusedIds = {
  'cloudflare-stream': { video: '0123456789abcdef0123456789abcdef' },
  'gcore-ai': {
    task: '00000000-0000-4000-8000-000000000000',
    /** Of a video or a subtitle. */
    video: 999_999_999_999,
  },
} as const;
