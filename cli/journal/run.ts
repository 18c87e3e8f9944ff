import {
  ControlApiError,
  type ControlClient,
  createControlClient,
  type JournalEntryView,
} from '../../src/control-client/index.ts';
import { CONTROL_TOKEN_VARIABLE, CONTROL_VARIABLE } from '../environment.ts';
import { BrokenError, UsageError } from '../exit-codes.ts';
import { entryLine } from './entry-line.ts';
import type { JournalFlags } from './flags.ts';

/**
 * Prints journals of running mocks.
 * @throws {UsageError} for options that do not go together, and what the control API refuses
 * @throws {BrokenError} if the control API does not answer
 */
export async function runJournal(flags: JournalFlags, env: NodeJS.ProcessEnv, defaultUrl: string): Promise<void> {
  const { format, follow, tenant } = flags;
  if (follow && (format === 'har' || format === 'http')) {
    throw new UsageError(`--follow shows entries one by one: --format ${format} is a whole file. Use json or pretty.`);
  }
  if (format === 'http' && tenant === undefined) {
    throw new UsageError('An .http file has the credentials of one tenant. Add --tenant <name>.');
  }
  const url = flags.url ?? flags.control ?? (env[CONTROL_VARIABLE] || defaultUrl);
  const token = flags.controlToken ?? (env[CONTROL_TOKEN_VARIABLE] || undefined);
  try {
    await show(createControlClient({ url, token }), flags);
  } catch (error) {
    if (!(error instanceof ControlApiError)) throw error;
    const hint = 'Start the mocks with caption-harness serve, or give their --url.';
    throw error.status === null ? new BrokenError(`${error.message}. ${hint}`) : new UsageError(error.message);
  }
}

async function show(control: ControlClient, flags: JournalFlags): Promise<void> {
  const { tenant, format, follow } = flags;
  const search = searchOf(flags);
  const print = (name: string, entry: JournalEntryView) => {
    const line = format === 'json' ? JSON.stringify({ tenant: name, ...entry }) : entryLine(name, entry);
    process.stdout.write(`${line}\n`);
  };
  if (format === 'har' || format === 'http') {
    process.stdout.write(
      tenant === undefined
        ? await control.exportWholeJournal(search)
        : await control.exportJournal(tenant, format, search),
    );
  } else if (follow) {
    await followEntries(control, flags, print);
  } else if (tenant !== undefined) {
    for (const entry of (await control.journal(tenant, search)).entries) print(tenant, entry);
  } else {
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await control.wholeJournal({ ...search, ...(cursor === undefined ? {} : { cursor }) });
      for (const { tenant: name, ...entry } of page.entries) print(name, entry);
      cursor = flags.limit === undefined ? page.next : null;
    }
  }
}

async function followEntries(
  control: ControlClient,
  flags: JournalFlags,
  print: (tenant: string, entry: JournalEntryView) => void,
): Promise<void> {
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, onSignal);
  const { tenant } = flags;
  const options = { signal: stop.signal };
  const events =
    tenant === undefined
      ? control.followAll(searchOf(flags), options)
      : control.follow(tenant, searchOf(flags), options);
  try {
    for await (const event of events) {
      if (event.kind === 'entry') print(event.tenant, event.entry);
      else if (event.kind === 'missed') process.stderr.write('Entries were dropped before they could be shown.\n');
      else if (event.kind === 'restarted')
        process.stderr.write('The mocks were started anew. These are their requests:\n');
      else process.stderr.write(`The tenant ${event.tenant} was ${event.kind}.\n`);
    }
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, onSignal);
  }
}

function searchOf({ provider, operation, method, path, status, rule, unmatched, since, limit }: JournalFlags) {
  const given = Object.entries({ provider, operation, method, path, status, rule, unmatched, since, limit });
  return Object.fromEntries(given.filter(([, value]) => value !== undefined));
}
