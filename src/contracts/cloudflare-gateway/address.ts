/** The base URL of the real service (servers of the official OpenAPI). */
export const LIVE_BASE_URL = 'https://api.cloudflare.com/client/v4';
