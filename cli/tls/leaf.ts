import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { Certificate } from '../../src/listener/index.ts';
import { type Authority, LEFT_DAYS } from './authority.ts';
import { certificateLibrary, KEY_ALGORITHM, lifeFrom, pemOfKey } from './library.ts';

/**
 * Makes a certificate of this authority for host names and addresses, and its key. Both stay in memory. It lives 30 days.
 * Python 3.13 and later want the key identifiers (VERIFY_X509_STRICT).
 */
export async function makeLeaf(authority: Authority, hosts: readonly string[], now = new Date()): Promise<Certificate> {
  const library = await certificateLibrary();
  const { KeyUsageFlags, KeyUsagesExtension, ExtendedKeyUsage, PemConverter } = library;
  const issuer = new library.X509Certificate(authority.cert);
  const [der = new ArrayBuffer(0)] = PemConverter.decode(authority.key);
  const signingKey = await crypto.subtle.importKey('pkcs8', der, KEY_ALGORITHM, false, ['sign']);
  const keys = await crypto.subtle.generateKey(KEY_ALGORITHM, true, ['sign', 'verify']);
  const made = await library.X509CertificateGenerator.create({
    subject: [{ O: ['caption-harness'] }, { CN: ['localhost'] }],
    issuer: issuer.subject,
    ...lifeFrom(now, LEFT_DAYS),
    signingKey,
    signingAlgorithm: KEY_ALGORITHM,
    publicKey: keys.publicKey,
    extensions: [
      new library.BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new library.ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new library.SubjectAlternativeNameExtension(
        hosts.map((value) => ({ type: isIP(value) === 0 ? 'dns' : 'ip', value })),
      ),
      await library.SubjectKeyIdentifierExtension.create(keys.publicKey),
      await library.AuthorityKeyIdentifierExtension.create(issuer.publicKey),
    ],
  });
  return { cert: `${made.toString('pem')}\n${authority.cert}`, key: await pemOfKey(keys.privateKey, library) };
}

/** The names and addresses that callers use: those of this machine, the address listened on, and the allowed host names. */
export function leafHosts(host: string, allowHosts: readonly string[]): readonly string[] {
  const own = ['', '0.0.0.0', '::'].includes(host)
    ? Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map(({ address }) => address))
    : [host];
  const allowed = allowHosts.map((name) => name.replace(/:\d+$/, '').replace(/^\[|\]$/g, ''));
  const all = ['localhost', '127.0.0.1', '::1', ...own, ...allowed];
  return [...new Set(all.map((one) => one.toLowerCase().replace(/%.*$/, '')))].filter(
    (one) => one !== '*' && one !== '',
  );
}
