/** The client of Cloudflare Stream. @module */
export * from '../../src/clients/cloudflare-stream.ts';
export * from '../../src/clients/stream-binding.ts';
