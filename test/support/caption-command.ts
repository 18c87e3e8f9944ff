import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { type Finished, type ReadyLine, run, serve, useBuiltPrograms } from './programs.ts';

/** `caption-harness caption`, beside mocks that `caption-harness serve` runs for one test file. */
export interface CaptionCommand {
  readonly program: () => string;
  readonly folder: () => string;
  readonly servers: () => ReadyLine;
  /** Runs the command; in the file's folder, if no other is named. */
  caption(args: readonly string[], cwd?: string): Promise<Finished>;
  /** Options by which the command uses the running mocks, in a tenant of its own. */
  at(tenant: string): string[];
}

/** Starts the mocks before the tests of a file, and ends them afterwards. */
export function useCaptionCommand(): CaptionCommand {
  const programs = useBuiltPrograms();
  const program = () => programs.path('caption-harness');
  let folder: string;
  let servers: ReadyLine & { stop: () => Promise<void> };
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'caption-'));
    servers = await serve(program());
  }, 60_000);
  afterAll(async () => {
    await servers.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    program,
    folder: () => folder,
    servers: () => servers,
    caption: (args, cwd = folder) => run(process.execPath, [program(), 'caption', ...args], { cwd }),
    at: (tenant) => [
      ...['--control', servers.control.url, '--tenant', tenant, '--state', join(folder, tenant)],
      ...Object.entries(servers.providers).flatMap(([id, { baseUrl }]) => ['--url', `${id}=${baseUrl}`]),
    ],
  };
}

/** The last line of what a command printed, as JSON. */
export const lastLine = <T>({ stdout }: Finished): T => JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as T;
