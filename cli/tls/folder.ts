import { homedir } from 'node:os';
import { join } from 'node:path';

/** The certificate of the authority in its folder: the file that clients trust. */
export const AUTHORITY_FILE = 'ca.pem';

/**
 * The folder that holds the authority of this machine: `--tls-dir`, or one in the user's cache.
 * @param given the option's value
 * @param environment names the cache: XDG_CACHE_HOME, LOCALAPPDATA on Windows
 */
export function tlsFolder(given: string | undefined, environment: NodeJS.ProcessEnv): string {
  if (given !== undefined) return given;
  return join(cacheFolder(environment), 'caption-harness', 'tls');
}

function cacheFolder({ XDG_CACHE_HOME, LOCALAPPDATA }: NodeJS.ProcessEnv): string {
  if (XDG_CACHE_HOME) return XDG_CACHE_HOME;
  if (process.platform === 'win32') return LOCALAPPDATA || join(homedir(), 'AppData', 'Local');
  return process.platform === 'darwin' ? join(homedir(), 'Library', 'Caches') : join(homedir(), '.cache');
}

/** Tells people how clients trust the authority. */
export const howToTrust = (file: string): string =>
  `https: clients must trust the authority ${file}\n` +
  `  Node      export NODE_EXTRA_CA_CERTS='${file}'\n` +
  `  curl      curl --cacert '${file}' ...\n` +
  `  Python    export REQUESTS_CA_BUNDLE='${file}' (requests), SSL_CERT_FILE (urllib): they trust nothing else then\n`;
