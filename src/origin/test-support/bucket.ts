import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { S3Options } from '../store/s3-store.ts';

interface S3rverServer {
  run(): Promise<AddressInfo>;
  close(): Promise<void>;
}

/** An independent S3 server (s3rver), with one bucket in a folder. Its keys are public. @param at its port, to come back */
export async function openBucket(folder: string, at = 0): Promise<{ options: S3Options; close(): Promise<void> }> {
  mkdirSync(folder, { recursive: true });
  const { default: S3rver } = (await import('s3rver' as string)) as {
    default: new (options: object) => S3rverServer;
  };
  const server = new S3rver({
    address: '127.0.0.1',
    port: at,
    silent: true,
    directory: folder,
    configureBuckets: [{ name: 'videos', configs: [] }],
  });
  const { port } = await server.run();
  return {
    options: {
      endpoint: `http://127.0.0.1:${port}`,
      bucket: 'videos',
      accessKeyId: 'S3RVER',
      secretAccessKey: 'S3RVER',
    },
    close: () => server.close(),
  };
}
