import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { S3Options } from '../store/s3-store.ts';

type Signing = (
  request: { readonly method: string; readonly host: string; readonly path: string; readonly region: string },
  credentials: { readonly accessKeyId: string; readonly secretAccessKey: string },
) => { readonly headers: Readonly<Record<string, string>> };

/** What a request was signed as. */
export interface Signed {
  readonly method: string;
  readonly path: string;
  readonly region: string;
  /** Whether the signature holds for the bytes of the body, too. */
  readonly body: boolean;
}

/**
 * A gate before a bucket that computes every signature with an independent signer (aws4), and the hash of every body. It
 * refuses a difference as S3 does.
 */
export async function openSignatureGate(bucket: S3Options): Promise<{
  readonly options: S3Options;
  readonly passed: readonly Signed[];
  close(): Promise<void>;
}> {
  const { sign } = ((await import('aws4' as string)) as { default: { sign: Signing } }).default;
  const passed: Signed[] = [];
  const server = createServer(async (request, response) => {
    const body = await bytesOf(request);
    const seen = signatureOf(request, body, bucket, sign);
    if (seen === null) {
      response.writeHead(403, { 'Content-Type': 'application/xml' });
      response.end('<Error><Code>SignatureDoesNotMatch</Code></Error>');
      return;
    }
    passed.push(seen);
    const { method, url, headers } = request;
    const onward = send(new URL(url ?? '/', bucket.endpoint), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    onward.end(body);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    options: { ...bucket, endpoint: `http://127.0.0.1:${port}` },
    passed,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/\d{8}\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=[0-9a-f]{64}$/;

/** Null when anything does not agree. */
function signatureOf(request: IncomingMessage, body: Buffer, bucket: S3Options, sign: Signing): Signed | null {
  const { method = '', url: path = '', headers } = request;
  const [, keyId, region = '', names = ''] = AUTHORIZATION.exec(headers.authorization ?? '') ?? [];
  if (keyId !== bucket.accessKeyId) return null;
  const signed = Object.fromEntries(names.split(';').map((name) => [name, String(headers[name] ?? '')]));
  const { accessKeyId, secretAccessKey } = bucket;
  const again = sign(
    { method, host: headers.host ?? '', path, region, headers: signed, service: 's3' } as Parameters<Signing>[0],
    { accessKeyId, secretAccessKey },
  );
  const hash = headers['x-amz-content-sha256'];
  const isWhole = hash === createHash('sha256').update(body).digest('hex');
  if (!isWhole && hash !== 'UNSIGNED-PAYLOAD') return null;
  const spaced = (text = '') => text.replace(/, ?/g, ', ');
  if (spaced(again.headers.Authorization) !== spaced(headers.authorization)) return null;
  return { method, path, region, body: isWhole };
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
