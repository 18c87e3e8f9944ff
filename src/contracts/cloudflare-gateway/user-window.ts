/** The rate window of a user, all products together; the row `rateLimit` of Cloudflare Stream has its evidence. */
export const userWindow = { requests: 1200, seconds: 300 } as const;
