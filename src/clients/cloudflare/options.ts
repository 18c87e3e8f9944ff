import type { ClientOptions } from '../http.ts';

/** A token, or the older pair of e-mail and global key. The client prefers the token. */
export type CloudflareCredential =
  | { readonly apiToken?: string | undefined; readonly email?: undefined; readonly apiKey?: undefined }
  | { readonly apiToken?: undefined; readonly email: string; readonly apiKey: string };

/** How to reach an account of Cloudflare. A user who exceeds the rate limit is blocked for 300 seconds, longer than the client waits. */
export type CloudflareOptions = ClientOptions &
  CloudflareCredential & {
    /** 32 hex digits. Default: `CLOUDFLARE_ACCOUNT_ID` of the environment, as `apiToken` is `CLOUDFLARE_API_TOKEN`. */
    readonly accountId?: string | undefined;
  };
