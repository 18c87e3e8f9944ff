import type { Command } from 'commander';
import type { ObjectStore } from '../../src/origin/index.ts';
import { UsageError } from '../exit-codes.ts';
import { httpUrl, oneOf } from '../options.ts';

/** The options of a command that say where its bucket is. */
export interface BucketFlags {
  readonly s3Endpoint?: string;
  readonly s3Bucket?: string;
  readonly s3Region: string;
}

/** Adds the options of a bucket. @param about what `--store` is for @param stores its values, the default first */
export const withBucketOptions = (command: Command, about: string, stores: readonly string[]): Command =>
  command
    .addOption(oneOf('--store <which>', about, stores, stores[0]))
    .option(
      '--s3-endpoint <url>',
      'URL of the store, for example https://<account>.r2.cloudflarestorage.com (or S3_ENDPOINT)',
      httpUrl,
    )
    .option('--s3-bucket <name>', 'name of the bucket (or S3_BUCKET); keys: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY')
    .option('--s3-region <name>', 'region of the bucket', 'auto');

/** Opens the bucket of a command line and its environment. @throws {UsageError} when a part is missing */
export async function openBucket(flags: BucketFlags, environment: NodeJS.ProcessEnv): Promise<ObjectStore> {
  const need = (value: string | undefined, how: string): string => {
    if (value) return value;
    throw new UsageError(`--store s3 needs ${how}.`);
  };
  // Only this store loads the code that signs requests.
  const { createS3Store } = await import('../../src/origin/store/s3-store.ts');
  return createS3Store({
    endpoint: need(flags.s3Endpoint ?? environment.S3_ENDPOINT, '--s3-endpoint, or S3_ENDPOINT'),
    bucket: need(flags.s3Bucket ?? environment.S3_BUCKET, '--s3-bucket, or S3_BUCKET'),
    region: flags.s3Region,
    accessKeyId: need(environment.AWS_ACCESS_KEY_ID, 'AWS_ACCESS_KEY_ID'),
    secretAccessKey: need(environment.AWS_SECRET_ACCESS_KEY, 'AWS_SECRET_ACCESS_KEY'),
  });
}
