import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import type { Ledger } from '../../conformance/live/ledger.ts';
import { LEDGER_FOLDER, type LedgerFile } from '../../conformance/live/ledger-file.ts';
import { systemClock } from '../../src/base/clock.ts';
import { Secrets } from '../../src/base/secrets/secrets.ts';
import { credentialOption } from '../credential-option.ts';
import { BrokenError, exitCodes, UsageError } from '../exit-codes.ts';
import { safeUrl } from '../live/base-urls.ts';
import { liveCredentials } from '../live/credentials.ts';
import { openLedger } from '../live/open-ledger.ts';
import { cleanUpText } from '../live/tell.ts';
import { withProviderModules } from '../provider-modules.ts';

/** `conform cleanup`: deletes the resources that interrupted live runs left behind. */
export function cleanupCommand(): Command {
  return withProviderModules(new Command('cleanup'))
    .description('Delete resources left behind by interrupted live runs.')
    .argument('[ledger]', `ledger file (default: all in ${LEDGER_FOLDER})`)
    .addOption(credentialOption('replaces the environment'))
    .action(cleanup);
}

async function cleanup(
  ledger: string | undefined,
  flags: { readonly credential: Readonly<Record<string, string>> },
): Promise<void> {
  const paths = ledger === undefined ? ledgersHere() : [ledger];
  if (ledger !== undefined && !existsSync(ledger)) throw new UsageError(`there is no ledger ${ledger}.`);
  if (paths.length === 0) process.stderr.write('nothing to clean up\n');
  const credentials = liveCredentials(flags.credential, process.env);
  const secrets = new Secrets(Object.values(credentials).flatMap((one) => Object.values(one ?? {})));
  const failed: unknown[] = [];
  // A ledger that cannot be read does not stop the clean-up of the others.
  for (const path of paths) {
    await cleanOne(path, credentials, ledger === undefined).catch((error: unknown) => failed.push(error));
  }
  const messages = failed.map((error) => secrets.redact(error instanceof Error ? error.message : String(error)));
  if (messages.length === 0) return;
  const isUsage = failed.every((error) => error instanceof UsageError);
  throw isUsage ? new UsageError(messages.join('\n')) : new BrokenError(messages.join('\n'));
}

async function cleanOne(
  path: string,
  credentials: ReturnType<typeof liveCredentials>,
  removeFile: boolean,
): Promise<void> {
  const [{ Ledger }, { cleanUp }] = await Promise.all([
    import('../../conformance/live/ledger.ts'),
    import('../../conformance/live/cleanup.ts'),
  ]);
  const file = await openLedger(path);
  let done = false;
  try {
    if (file.tornBytes > 0) {
      process.stderr.write(`${path}: its last entry was never completed and was removed (${file.tornBytes} bytes)\n`);
    }
    const ledger = resume(Ledger, path, file);
    if (ledger === null || ledger.finished) {
      process.stderr.write(`${path}: nothing to clean up\n`);
      done = true;
      return;
    }
    for (const url of Object.values(ledger.run.baseUrls)) safeUrl(url);
    const { removed, retained, left } = await cleanUp({ ledger, credentials, clock: systemClock });
    process.stderr.write(cleanUpText({ retained, left }, removed.length, path));
    if (left.length > 0) process.exitCode = exitCodes.broken;
    else done = true;
  } finally {
    await (done && removeFile ? file.remove() : file.close());
  }
}

/** @throws {BrokenError} when the entries are not those of a ledger */
function resume(kind: typeof Ledger, path: string, { entries, log }: LedgerFile): Ledger | null {
  try {
    return kind.resume(entries, log);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new BrokenError(`${path} cannot be cleaned up: ${error.message}. Restore it from a copy.`);
  }
}

const ledgersHere = (): string[] =>
  existsSync(LEDGER_FOLDER)
    ? readdirSync(LEDGER_FOLDER)
        .filter((name) => name.endsWith('.log'))
        .map((name) => join(LEDGER_FOLDER, name))
    : [];
