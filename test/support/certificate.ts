import { generate } from 'selfsigned';

/** A self-signed certificate for 127.0.0.1 and localhost, and its key, as PEM. */
export async function makeCertificate(): Promise<{ readonly cert: string; readonly key: string }> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'caption-harness test' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      {
        name: 'subjectAltName',
        altNames: [
          { type: 7, ip: '127.0.0.1' },
          { type: 2, value: 'localhost' },
        ],
      },
    ],
  });
  return { cert, key };
}
