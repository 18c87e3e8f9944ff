import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request as httpRequest, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { defaultSeams, type Seams } from '../../mocks/kernel/world/seams.ts';
import { type RunningWorld, startWorld } from '../../mocks/start.ts';
import type { ProviderId } from '../../src/contracts/providers.ts';
import { type ControlClient, createControlClient, type TenantArrangement } from '../../src/control-client/index.ts';

/** When a request passes the mock. */
export type Moment = 'before' | 'between' | 'after';

/** One request on its way. */
export interface PassingRequest {
  readonly provider: ProviderId;
  readonly method: string;
  readonly path: string;
  readonly body: string;
  /** What it was answered with; 0 before. */
  status: number;
}

/** Our own servers in the place of the real ones, behind a proxy for each provider. */
export interface LiveMock {
  readonly urls: Readonly<Record<ProviderId, string>>;
  /** The same servers without the proxy. */
  readonly behind: Readonly<Record<ProviderId, string>>;
  /** `--url` options for all of them. */
  readonly urlOptions: readonly string[];
  /** Environment with the credentials of one tenant. */
  readonly environment: Readonly<Record<string, string>>;
  readonly credentials: Readonly<Record<ProviderId, Readonly<Record<string, string>>>>;
  /** File of the certificate, under TLS. */
  readonly certificate: string | null;
  readonly control: ControlClient;
  /** The tenant that the credentials open. */
  readonly tenant: string;
  readonly seen: PassingRequest[];
  /**
   * Told when a request came and was not handed on yet (`before`), when it was answered and the answer was not handed
   * on yet (`between`), and when the answer was handed on (`after`). True drops the connection.
   */
  onRequest: (request: PassingRequest, moment: Moment) => boolean | undefined | Promise<boolean | undefined>;
  /** Headers that answers have besides their own. */
  onHead: (request: PassingRequest) => Readonly<Record<string, string>>;
  /** The status that is handed on. */
  onStatus: (status: number, request: PassingRequest) => number;
  /** Changes answers. */
  onAnswer: (request: PassingRequest, body: Buffer) => Buffer;
  close(): Promise<void>;
}

/** How the mock is started. */
export interface LiveMockOptions {
  /** With a certificate of its own, which nobody trusts yet. */
  readonly tls?: boolean;
  /** The account's clock; `real` unless told otherwise. */
  readonly clock?: 'real' | 'manual';
  /** Decisions to override: what makes a mutant. */
  readonly seams?: (honest: Seams) => Partial<Seams>;
  /** Settings of the account. */
  readonly account?: TenantArrangement;
}

/** Starts the mock. */
export async function startLiveMock(options: LiveMockOptions = {}): Promise<LiveMock> {
  const { seams } = options;
  const world = await startWorld({ ports: 'auto', ...(seams ? { seams: seams(defaultSeams) } : {}) });
  const control = createControlClient({ url: world.control.url });
  const tenant = await control.createTenant({ name: 'live', clock: options.clock ?? 'real', ...options.account });
  const ids = Object.keys(world.providers) as ProviderId[];
  const credentials = Object.fromEntries(ids.map((id) => [id, tenant.credentials[id]?.full ?? {}])) as Record<
    ProviderId,
    Record<string, string>
  >;
  const tls = options.tls ? await certificate() : null;
  const seen: PassingRequest[] = [];
  const servers = await Promise.all(ids.map((id) => proxy(id, world, tls, () => liveMock)));
  const urls = Object.fromEntries(servers.map(({ id, url }) => [id, url])) as Record<ProviderId, string>;
  const liveMock: LiveMock = {
    urls,
    behind: Object.fromEntries(ids.map((id) => [id, world.providers[id]?.baseUrl])) as Record<ProviderId, string>,
    urlOptions: ids.flatMap((id) => ['--url', `${id}=${urls[id]}`]),
    environment: {
      CLOUDFLARE_API_TOKEN: credentials['cloudflare-stream'].apiToken ?? '',
      CLOUDFLARE_ACCOUNT_ID: credentials['cloudflare-stream'].accountId ?? '',
      GCORE_API_KEY: credentials['gcore-ai'].apiKey ?? '',
      TRANSLATEPLUS_API_KEY: credentials.translateplus.apiKey ?? '',
      ...(tls === null ? {} : { NODE_EXTRA_CA_CERTS: tls.path }),
    },
    credentials,
    certificate: tls?.path ?? null,
    control,
    tenant: tenant.name,
    seen,
    onRequest: () => undefined,
    onHead: () => ({}),
    onStatus: (status) => status,
    onAnswer: (_request, body) => body,
    close: async () => {
      for (const { close } of servers) await close();
      await world.close();
      tls?.remove();
    },
  };
  return liveMock;
}

async function proxy(
  id: ProviderId,
  world: RunningWorld,
  tls: Awaited<ReturnType<typeof certificate>> | null,
  liveMock: () => LiveMock,
): Promise<{ id: ProviderId; url: string; close: () => Promise<void> }> {
  const base = new URL(world.providers[id]?.baseUrl ?? '');
  const listener: RequestListener = async (request, response) => {
    const { bytes: body, whole } = await readAll(request);
    const passing = {
      provider: id,
      method: request.method ?? '',
      path: request.url ?? '',
      body: body.toString('latin1'),
      status: 0,
    };
    const self = liveMock();
    self.seen.push(passing);
    if (await self.onRequest(passing, 'before')) return void response.destroy();
    const headers = { ...request.headers, host: base.host };
    const onward = httpRequest(
      new URL(request.url ?? '/', base.origin),
      { method: request.method, headers },
      async (answer) => {
        passing.status = answer.statusCode ?? 0;
        // Upload URLs are handed out as full ones.
        const raw = readdressed((await readAll(answer)).bytes, base.origin, origin());
        if (await self.onRequest(passing, 'between')) return void response.destroy();
        const changed = self.onAnswer(passing, raw);
        const { 'transfer-encoding': _chunked, connection: _connection, location, ...rest } = answer.headers;
        response.writeHead(self.onStatus(answer.statusCode ?? 500, passing), {
          ...rest,
          ...(location === undefined ? {} : { location: location.replaceAll(base.origin, origin()) }),
          ...self.onHead(passing),
          'content-length': changed.length,
        });
        response.end(changed, () => self.onRequest(passing, 'after'));
      },
    );
    onward.on('error', () => response.destroy());
    if (whole) onward.end(body);
    else onward.write(body, () => onward.destroy());
  };
  const server = tls === null ? createServer(listener) : createTlsServer({ key: tls.key, cert: tls.cert }, listener);
  const origin = () => `${tls === null ? 'http' : 'https'}://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    id,
    url: `${origin()}${base.pathname.replace(/\/$/, '')}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** What came; not whole where its sender was killed, or cut it off. */
async function readAll(stream: IncomingMessage): Promise<{ readonly bytes: Buffer; readonly whole: boolean }> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    return { bytes: Buffer.concat(chunks), whole: true };
  } catch {
    return { bytes: Buffer.concat(chunks), whole: false };
  }
}

const readdressed = (bytes: Buffer, from: string, to: string): Buffer =>
  bytes.includes(from) ? Buffer.from(bytes.toString().replaceAll(from, to)) : bytes;

/** A key and a certificate of its own, with the file that clients are told to trust. */
async function certificate() {
  const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
  const path = join(folder, 'cert.pem');
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'live mock' }], {
    keyType: 'ec',
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
  });
  writeFileSync(path, cert);
  return { key, cert, path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
