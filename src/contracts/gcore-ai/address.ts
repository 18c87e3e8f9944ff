/** The base URL of the real service (every path begins with /streaming (streaming_api.yaml)). */
export const LIVE_BASE_URL = 'https://api.gcore.com';
