import { existsSync } from 'node:fs';
import { builtinModules, createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const example = `${root}examples/worker/`;

/** Whether the example's packages are installed: `npm ci --prefix examples/worker`. */
export const miniflareIsInstalled = existsSync(`${example}node_modules/miniflare/package.json`);

/** What tests need of miniflare. */
export interface Miniflare {
  readonly ready: Promise<URL>;
  dispatchFetch(url: string, init?: RequestInit): Promise<Response>;
  getWorker(name: string): Promise<{
    scheduled(options: { readonly cron: string; readonly scheduledTime?: Date }): Promise<{ readonly outcome: string }>;
  }>;
  getBindings(worker: string): Promise<Readonly<Record<string, unknown>>>;
  /** A binding of a Worker, seen from here. */
  getDurableObjectNamespace(binding: string, worker: string): Promise<unknown>;
  getR2Bucket(binding: string, worker: string): Promise<unknown>;
  dispose(): Promise<void>;
}

/** Starts workerd with these options of miniflare 4. */
export async function startMiniflare(options: object): Promise<Miniflare> {
  const path = createRequire(`${example}package.json`).resolve('miniflare');
  const { Miniflare } = (await import(pathToFileURL(path).href)) as { Miniflare: new (options: object) => Miniflare };
  // Without `cf: false` it asks the network for what the edge would know.
  return new Miniflare({ cf: false, host: '127.0.0.1', port: 0, ...options });
}

/** Bundles a Worker as wrangler does: one module for workerd, with Node's modules left to `nodejs_compat`. */
export async function bundleWorker(entry: string, define: Readonly<Record<string, string>> = {}): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    conditions: ['workerd', 'worker', 'browser'],
    external: ['cloudflare:*'],
    plugins: [nodeModules],
    logLevel: 'error',
    define,
  });
  return outputFiles[0]?.text ?? '';
}

/** Modules of Node are imported, also where a package requires them: workerd has them under `node:`, and no `require`. */
const nodeModules: Plugin = {
  name: 'node-modules',
  setup(bundle) {
    const names = new RegExp(`^(?:node:.*|${builtinModules.join('|')})$`);
    bundle.onResolve({ filter: names }, ({ path, kind }) => {
      const full = path.startsWith('node:') ? path : `node:${path}`;
      return kind === 'require-call' ? { path: full, namespace: 'required' } : { path: full, external: true };
    });
    bundle.onLoad({ filter: /.*/, namespace: 'required' }, ({ path }) => ({
      contents: `export * from '${path}'; export { default } from '${path}';`,
    }));
  },
};
