import { existsSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ProviderDefinitionError } from '../entry/own/definition-error.ts';
import { madeWhere, type OwnProvider } from '../entry/own/own-provider.ts';
import { registerProvider } from '../entry/own/register.ts';
import { UsageError } from './exit-codes.ts';

/** What Node can load as it is. TypeScript only where Node strips types, by default from 22.18 and 23.6 on. */
const LOADABLE: Readonly<Record<string, () => boolean>> = {
  '.js': () => true,
  '.mjs': () => true,
  '.ts': () => Boolean((process.features as { readonly typescript?: unknown }).typescript),
};

/**
 * Loads the provider that a module exports by default, and registers it.
 * @throws {UsageError} for a file that cannot be loaded, another export, or a provider that does not fit
 */
export async function loadProviderModule(path: string): Promise<OwnProvider> {
  checkFile(path);
  const exported = await importFrom(path);
  const own = exported.default;
  const where = madeWhere(own);
  if (where === 'elsewhere') {
    throw problem(
      path,
      'its provider was made by another copy of caption-harness. Run the copy that the module imports.',
    );
  }
  if (where === 'no') {
    const names = Object.keys(exported).join(', ') || 'nothing';
    throw problem(path, `export by default what defineProvider() returns. It exports ${names}.`);
  }
  try {
    registerProvider(own as OwnProvider);
  } catch (error) {
    throw error instanceof ProviderDefinitionError ? problem(path, error.message) : error;
  }
  return own as OwnProvider;
}

function checkFile(path: string): void {
  if (!existsSync(path)) throw problem(path, 'there is no such file.');
  const type = extname(path);
  if (!Object.hasOwn(LOADABLE, type)) {
    throw problem(path, `expected a file of ${Object.keys(LOADABLE).join(', ')}, got "${type}".`);
  }
  if (LOADABLE[type]?.()) return;
  throw problem(
    path,
    `Node ${process.version} does not load TypeScript. Use Node 22.18 or later, or compile it to a .js or .mjs file.`,
  );
}

async function importFrom(path: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    return await import(pathToFileURL(resolve(path)).href);
  } catch (error) {
    if (error instanceof ProviderDefinitionError) throw problem(path, error.message);
    throw problem(path, `it cannot be loaded: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
  }
}

const problem = (path: string, text: string): UsageError => new UsageError(`--provider-module ${path}: ${text}`);
