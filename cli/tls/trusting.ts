import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';

/** An environment in which programs trust an authority too, and files that it needs. */
export interface Trusting {
  readonly environment: NodeJS.ProcessEnv;
  /** Removes the files. */
  close(): void;
}

/** Where systems keep the roots that they trust. */
const SYSTEM_ROOTS = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/** What a variable does with the file that it names: Node adds it to its roots, the others take it instead of theirs. */
const variables = {
  NODE_EXTRA_CA_CERTS: 'adds',
  SSL_CERT_FILE: 'replaces',
  REQUESTS_CA_BUNDLE: 'replaces',
  CURL_CA_BUNDLE: 'replaces',
} as const;

/**
 * Makes programs of an environment trust an authority as well as everything that they trusted: each variable names a bundle of the
 * file that it named before, or of the system's roots, and the authority. A variable that names a folder stays as it is.
 * @param file the authority's certificate, as PEM
 */
export function trusting(environment: NodeJS.ProcessEnv, file: string): Trusting {
  const folder = mkdtempSync(join(tmpdir(), 'caption-harness-trust-'));
  const own = readFileSync(file, 'utf8');
  const set: Record<string, string> = {};
  for (const [name, how] of Object.entries(variables)) {
    const given = environment[name] ?? '';
    const before = given !== '' ? readOr(given) : how === 'replaces' ? roots() : null;
    if (before === null) {
      // A folder of authorities works as it is.
      if (how === 'adds') set[name] = file;
      continue;
    }
    const bundle = join(folder, `${name}.pem`);
    writeFileSync(bundle, `${before.trimEnd()}\n${own}`);
    set[name] = bundle;
  }
  return {
    environment: { ...environment, ...set },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const roots = (): string =>
  SYSTEM_ROOTS.map(readOr).find((text) => text !== null && text !== '') ?? rootCertificates.join('\n');

function readOr(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
