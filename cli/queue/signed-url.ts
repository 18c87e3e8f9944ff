import { UsageError } from '../exit-codes.ts';

/** Seconds for which services may fetch an object by its signed URL. */
const VALID_SECONDS = 86_400;

/**
 * Returns an https URL of an object (`s3://bucket/key`), by which services fetch it without credentials. Endpoint and keys are those of
 * the environment: S3_ENDPOINT, S3_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY.
 * @throws {UsageError} when one of them is missing
 */
export async function signedUrl(object: string, environment: NodeJS.ProcessEnv): Promise<string> {
  const need = (name: string): string => {
    const value = environment[name];
    if (value) return value;
    throw new UsageError(`Videos of a bucket (s3://) need ${name} in the worker's environment.`);
  };
  const { hostname: bucket, pathname } = new URL(object);
  const url = new URL(`${need('S3_ENDPOINT').replace(/\/+$/, '')}/${bucket}${pathname}`);
  url.searchParams.set('X-Amz-Expires', String(VALID_SECONDS));
  const { AwsClient } = await import('aws4fetch');
  const client = new AwsClient({
    accessKeyId: need('AWS_ACCESS_KEY_ID'),
    secretAccessKey: need('AWS_SECRET_ACCESS_KEY'),
    region: environment.S3_REGION ?? 'auto',
    service: 's3',
  });
  return (await client.sign(url, { method: 'GET', aws: { signQuery: true } })).url;
}
