import type { webcrypto } from 'node:crypto';
import { UsageError } from '../exit-codes.ts';

/** What makes certificates: an optional package. */
export type CertificateLibrary = typeof import('@peculiar/x509');

/** Loads it. @throws {UsageError} if it is not installed */
export async function certificateLibrary(): Promise<CertificateLibrary> {
  return await import('@peculiar/x509').catch(() => {
    throw new UsageError('--tls auto needs the package @peculiar/x509. Install it: npm install -D @peculiar/x509@1');
  });
}

/** Keys of certificates: small, fast to make, and accepted by every client. */
export const KEY_ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** A day, in milliseconds. */
export const DAY_MS = 86_400_000;

/** Clocks of containers differ a little: certificates are valid from an hour ago. */
export const lifeFrom = (now: Date, days: number) => ({
  notBefore: new Date(now.getTime() - 3_600_000),
  notAfter: new Date(now.getTime() + days * DAY_MS),
});

/** A private key as PEM, PKCS #8. */
export async function pemOfKey(key: webcrypto.CryptoKey, { PemConverter }: CertificateLibrary): Promise<string> {
  return `${PemConverter.encode(await crypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY')}\n`;
}
