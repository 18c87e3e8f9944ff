/** The client of Cloudflare Stream. @module */
export * from '../../src/clients/cloudflare-stream.ts';
