// Covers: option-error.ts

import type { Server } from 'node:http';
import { request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeCertificate } from '../../test/support/certificate.ts';
import { sendRaw } from '../../test/support/raw-http.ts';
import { createHttpServer } from './server.ts';

let pem: Awaited<ReturnType<typeof makeCertificate>>;
let server: Server;
beforeAll(async () => {
  pem = await makeCertificate();
});
afterEach(() => server?.close());

async function listening(): Promise<number> {
  server = await createHttpServer(pem, {}, (_request, response) => response.end('hello'));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return (server.address() as AddressInfo).port;
}

describe('a server with a certificate', () => {
  it('answers https', async () => {
    const port = await listening();
    const text = await new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port, ca: pem.cert, agent: false }, (answer) => {
        answer.setEncoding('utf8').once('data', resolve);
      })
        .on('error', reject)
        .end();
    });
    expect(text).toBe('hello');
  });

  it.each(['GET / HTTP/1.1\r\nHost: localhost\r\n\r\n', 'hello\r\n', '\0\0\0\0\0\0'])(
    'closes the connection after %j',
    async (bytes) => {
      const port = await listening();
      const answer = await sendRaw(`http://127.0.0.1:${port}`, [bytes], { patienceMs: 10_000 });
      expect([answer.ended, answer.status]).toEqual([true, null]);
    },
  );
});

describe('a certificate that cannot be used', () => {
  it.each(['', 'no PEM', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'])(
    'is refused: %j',
    async (cert) => {
      await expect(createHttpServer({ ...pem, cert }, {})).rejects.toThrow(
        /^TLS needs a certificate and its private key/,
      );
    },
  );

  it('is refused with the key of another certificate', async () => {
    const { key } = await makeCertificate();
    await expect(createHttpServer({ ...pem, key }, {})).rejects.toThrow('cannot be used');
    await expect(createHttpServer({ ...pem, key: '' }, {})).rejects.toThrow('cannot be used');
  });
});
