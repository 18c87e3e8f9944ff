import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';

/** What listens at an address of this machine. */
export type FoundServer =
  | { readonly kind: 'nothing' }
  /** A control API of this package. `ports`: the port of each provider, if it says so. */
  | { readonly kind: 'control'; readonly version: string; readonly ports: Readonly<Record<string, number>> }
  /** Another server, perhaps a mock: only the control API tells which ports are its mocks'. */
  | { readonly kind: 'other' };

/** A server that does not answer for so long counts as another one, in milliseconds. */
const PATIENCE_MS = 5_000;

/** Asks a server of this machine for its health: the control API answers without a token, and over http and https alike. */
export async function probe(url: URL): Promise<FoundServer> {
  const order = url.protocol === 'https:' ? (['https', 'http'] as const) : (['http', 'https'] as const);
  let found: FoundServer = { kind: 'nothing' };
  for (const scheme of order) {
    const answer = await health(scheme, url);
    if (answer.kind === 'control') return answer;
    if (answer.kind === 'nothing') return found;
    found = answer;
  }
  return found;
}

function health(scheme: 'http' | 'https', { hostname, host }: URL): Promise<FoundServer> {
  const target = new URL(`${scheme}://${host}/health`);
  return new Promise((resolve) => {
    // The certificate is not what is asked about.
    const options = { agent: false, timeout: PATIENCE_MS, rejectUnauthorized: false };
    const send = scheme === 'https' ? httpsRequest : httpRequest;
    const outgoing = send(target, options, (answer) => void read(answer).then(resolve));
    outgoing.on('timeout', () => outgoing.destroy(new Error(`${hostname} is silent`)));
    outgoing.on('error', ({ code }: NodeJS.ErrnoException) => {
      resolve({
        kind: code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL' ? 'nothing' : 'other',
      });
    });
    outgoing.end();
  });
}

/** Enough for the health of a control API, in characters. */
const LONGEST = 20_000;

async function read(answer: IncomingMessage): Promise<FoundServer> {
  try {
    let text = '';
    answer.setEncoding('utf8');
    for await (const part of answer) {
      text += part;
      if (text.length > LONGEST) break;
    }
    const { status, version, providers, ports = {} } = JSON.parse(text);
    if (status === 'ok' && typeof version === 'string' && Array.isArray(providers))
      return { kind: 'control', version, ports };
  } catch {}
  return { kind: 'other' };
}
