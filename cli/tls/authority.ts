import { type webcrypto, X509Certificate } from 'node:crypto';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { lockFile } from '../../src/base/file-lock.ts';
import { AUTHORITY_FILE } from './folder.ts';
import { type CertificateLibrary, certificateLibrary, DAY_MS, KEY_ALGORITHM, lifeFrom, pemOfKey } from './library.ts';

/** A certificate authority that only this machine's user holds. */
export interface Authority {
  /** Certificate, as PEM. */
  readonly cert: string;
  /** Private key, as PEM. */
  readonly key: string;
  /** The file of the certificate, for clients. */
  readonly file: string;
}

/** Life of an authority, and what must be left of it at a start, in days: then a leaf ends before it does. */
const LIFE_DAYS = 90;
/** A renewed authority comes this early, in days; leaves live as long. */
export const LEFT_DAYS = 30;

/**
 * Reads the authority of a folder; makes it where there is none, where it cannot be read, or where it ends soon. The key is in a
 * file that only the user reads; both are one file, so that they belong together.
 * @throws {LockedError} if another process keeps the folder locked
 */
export async function openAuthority(folder: string, now = new Date()): Promise<Authority> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const found = await readAuthority(folder, now);
  if (found !== null) return found;
  const lock = await lockFile(join(folder, 'lock'));
  try {
    // Another process may have made it meanwhile.
    return (await readAuthority(folder, now)) ?? (await makeAuthority(folder, now));
  } finally {
    await lock.release();
  }
}

const KEY_FILE = 'ca-key.pem';

async function readAuthority(folder: string, now: Date): Promise<Authority | null> {
  try {
    const path = join(folder, KEY_FILE);
    const text = await readFile(path, 'utf8');
    const [cert = ''] = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----\n/.exec(text) ?? [];
    const [key = ''] = /-----BEGIN PRIVATE KEY-----[^-]+-----END PRIVATE KEY-----\n/.exec(text) ?? [];
    const file = join(folder, AUTHORITY_FILE);
    const isOld = Date.parse(new X509Certificate(cert).validTo) < now.getTime() + LEFT_DAYS * DAY_MS;
    if (isOld || key === '' || (await readFile(file, 'utf8')) !== cert) return null;
    await chmod(path, 0o600);
    return { cert, key, file };
  } catch {
    return null;
  }
}

async function makeAuthority(folder: string, now: Date): Promise<Authority> {
  const library = await certificateLibrary();
  const keys = await crypto.subtle.generateKey(KEY_ALGORITHM, true, ['sign', 'verify']);
  const cert = await selfSigned(library, keys, now);
  const key = await pemOfKey(keys.privateKey, library);
  await replace(join(folder, KEY_FILE), `${cert}${key}`, 0o600);
  await replace(join(folder, AUTHORITY_FILE), cert, 0o644);
  return { cert, key, file: join(folder, AUTHORITY_FILE) };
}

async function selfSigned(library: CertificateLibrary, keys: webcrypto.CryptoKeyPair, now: Date): Promise<string> {
  const { KeyUsageFlags, KeyUsagesExtension, BasicConstraintsExtension, SubjectKeyIdentifierExtension } = library;
  const made = await library.X509CertificateGenerator.createSelfSigned({
    name: [{ O: ['caption-harness'] }, { CN: [`local authority of ${hostname()}`] }],
    ...lifeFrom(now, LIFE_DAYS),
    signingAlgorithm: KEY_ALGORITHM,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return `${made.toString('pem')}\n`;
}

/** Writes a file whole, under its mode from the first byte on. */
async function replace(path: string, text: string, mode: number): Promise<void> {
  const unfinished = `${path}.${process.pid}`;
  await writeFile(unfinished, text, { mode });
  await rename(unfinished, path);
}
