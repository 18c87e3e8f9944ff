import { cloudflareVideos } from './cloudflare-videos.ts';
import { gcoreTasks, gcoreVideos } from './gcore-things.ts';
import type { ForbiddenPlace, Resource } from './resource.ts';

/** Everything that the suite creates on a real account. Translating and recognising speech leave nothing behind. */
export const resources: readonly Resource[] = [cloudflareVideos, gcoreVideos, gcoreTasks];

/** What belongs to the whole account and to everybody who uses it. */
export const forbiddenPlaces: readonly ForbiddenPlace[] = [
  {
    provider: 'cloudflare-stream',
    path: /\/stream\/webhook(\/|$)/i,
    methods: /^(PUT|POST|PATCH|DELETE)$/,
    what: 'the webhook of the whole account',
  },
  {
    provider: 'cloudflare-stream',
    path: /\/stream\/?$/i,
    methods: /^(PUT|PATCH|DELETE)$/,
    what: 'all videos of the account',
  },
  {
    provider: 'gcore-ai',
    path: /\/streaming\/(videos(\/(batch|names))?|ai\/tasks)\/?$/i,
    methods: /^(PUT|PATCH|DELETE)$/,
    what: 'all videos or tasks of the account',
  },
];

/** The kind of thing that a ledger's entry names. */
export const resourceOf = (provider: string, kind: string): Resource | undefined =>
  resources.find((resource) => resource.provider === provider && resource.kind === kind);
