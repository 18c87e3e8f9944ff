import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listenerDocument } from '../../src/contracts/openapi/documents.ts';
import { type ProviderId, providers } from '../../src/contracts/providers.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The port of every command that the board shows. */
export const SHOWN_PORT = 4010;

/** A server of somebody else, for one provider. */
export interface BoardTarget {
  /** Its row and anchor: `prism-gcore-ai`. */
  readonly id: string;
  readonly name: string;
  readonly provider: ProviderId;
  /** What stands behind it, for the table. */
  readonly serves: string;
  readonly version: string;
  /** Path before those of the provider. */
  readonly prefix: string;
  readonly isInstalled: boolean;
  /** The command line, from the root of the repository. */
  wordsFor(port: number): readonly string[];
  /** How a reader starts it at port 4010. */
  readonly shown: string;
}

const PEERS = 'test/board/peers';
const peersAreInstalled = existsSync(join(root, PEERS, 'node_modules/msw/package.json'));
const worker = 'examples/worker';

const versionOf = (folder: string, name: string): string => {
  const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Readonly<
    Record<'dependencies' | 'devDependencies', Readonly<Record<string, string>> | undefined>
  >;
  return manifest.dependencies?.[name] ?? manifest.devDependencies?.[name] ?? '?';
};

/** An OpenAPI document, and how a reader gets it. */
interface Document {
  readonly serves: string;
  readonly file: () => string;
  readonly shown: string;
  readonly fetched?: string;
}

const vendor = (provider: ProviderId, ending: string, serves: string): Document => {
  const shown = `test/board/documents/${provider}.${ending}`;
  return { serves, file: () => join(root, shown), shown };
};

let folder: string | undefined;

/** The document of our own mock, because the vendor publishes none that can be had. */
const own = (provider: ProviderId): Document => {
  const { id, port } = providers[provider].listener;
  const shown = `${provider}.json`;
  return {
    serves: 'our own document of the mock',
    file: () => {
      folder ??= mkdtempSync(join(tmpdir(), 'board-'));
      const file = join(folder, shown);
      writeFileSync(file, JSON.stringify(listenerDocument(id, '0.0.0')));
      return file;
    },
    shown,
    fetched: `curl -s http://127.0.0.1:${port}/openapi.json > ${shown}   # of caption-harness serve`,
  };
};

const documents: readonly (readonly [ProviderId, Document])[] = [
  ['cloudflare-stream', vendor('cloudflare-stream', 'json', 'the specification of Cloudflare')],
  ['gcore-ai', vendor('gcore-ai', 'yaml', 'the specification of Gcore')],
  ['translateplus', own('translateplus')],
  ['workers-ai', own('workers-ai')],
];

/** A program that serves any OpenAPI document. */
interface Server {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  /** True if it serves the document below the path of its first server. */
  readonly hasPrefix?: true;
  readonly words: (file: string, port: number) => readonly string[];
}

const servers: readonly Server[] = [
  {
    id: 'prism',
    name: 'Prism',
    version: versionOf(PEERS, '@stoplight/prism-cli'),
    words: (file, port) => [`${PEERS}/node_modules/.bin/prism`, 'mock', '-p', String(port), '-h', '127.0.0.1', file],
  },
  {
    id: 'mockoon',
    name: 'Mockoon',
    version: versionOf(PEERS, '@mockoon/cli'),
    hasPrefix: true,
    words: (file, port) => [
      `${PEERS}/node_modules/.bin/mockoon-cli`,
      'start',
      '--data',
      file,
      '--port',
      String(port),
      '--hostname',
      '127.0.0.1',
      '--disable-log-to-file',
    ],
  },
  {
    id: 'msw',
    name: 'msw handlers of the document',
    version: `${versionOf(PEERS, 'msw')}, @msw/source ${versionOf(PEERS, '@msw/source')}`,
    words: (file, port) => ['node', 'test/board/servers/msw.mjs', file, String(port)],
  },
];

const overDocuments = servers.flatMap((server) =>
  documents.map(([provider, document]): BoardTarget => {
    const command = server.words(document.shown, SHOWN_PORT).join(' ');
    return {
      id: `${server.id}-${provider}`,
      name: server.name,
      provider,
      serves: document.serves,
      version: server.version,
      prefix: server.hasPrefix ? providers[provider].basePath : '',
      isInstalled: peersAreInstalled,
      wordsFor: (port) => server.words(document.file(), port),
      shown: [
        `npm ci --ignore-scripts --prefix ${PEERS}`,
        ...(document.fetched ? [document.fetched] : []),
        command,
      ].join('\n'),
    };
  }),
);

const stub = documents.map(
  ([provider]): BoardTarget => ({
    id: `express-stub-${provider}`,
    name: 'A naive stub on Express',
    provider,
    serves: 'the answers of one good day',
    version: versionOf('.', 'express'),
    prefix: providers[provider].basePath,
    isInstalled: true,
    wordsFor: (port) => ['node', 'test/board/servers/express-stub.mjs', String(port)],
    shown: `node test/board/servers/express-stub.mjs ${SHOWN_PORT}`,
  }),
);

const simulator: BoardTarget = {
  id: 'miniflare-cloudflare-stream',
  name: "miniflare's Stream simulator",
  provider: 'cloudflare-stream',
  serves: 'its binding, behind the REST paths',
  version: versionOf(worker, 'miniflare'),
  prefix: '',
  isInstalled: existsSync(join(root, worker, 'node_modules/miniflare/package.json')),
  wordsFor: (port) => ['node', 'test/board/servers/stream-simulator.mjs', String(port)],
  shown: `npm ci --ignore-scripts --prefix ${worker}\nnode test/board/servers/stream-simulator.mjs ${SHOWN_PORT}`,
};

/** The foreign servers of the board, in its order. */
export const boardTargets: readonly BoardTarget[] = [...overDocuments, simulator, ...stub];

/** The folder that their command lines start from. */
export const boardRoot = root;
