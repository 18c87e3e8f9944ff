import { readFile, writeFile } from 'node:fs/promises';
import { isJsonObject, type JsonObject, type JsonValue } from '../../src/base/json.ts';
import { localProblem } from '../../src/base/local-problem.ts';
import {
  ControlApiError,
  type ControlClient,
  createControlClient,
  type SnapshotFileContent,
} from '../../src/control-client/index.ts';
import { CONTROL_TOKEN_VARIABLE, CONTROL_VARIABLE } from '../environment.ts';
import { BrokenError, UsageError } from '../exit-codes.ts';
import type { SnapshotFlags } from './flags.ts';

/** The name under which the mocks have the snapshot while a command uses it. */
const NAME = 'command-line';

/** Where a command finds the mocks. */
export interface SnapshotPlace {
  readonly file: string;
  readonly env: NodeJS.ProcessEnv;
  readonly defaultUrl: string;
}

/**
 * Writes a snapshot of a tenant, or of all, to a file.
 * @throws {UsageError} for a file that cannot be written, and for what the control API refuses
 * @throws {BrokenError} if the control API does not answer
 */
export function saveSnapshot(flags: SnapshotFlags, place: SnapshotPlace): Promise<void> {
  return withControl(flags, place, async (control) => {
    const content = await (flags.tenant === undefined ? saveWorld(control) : saveTenant(control, flags.tenant));
    await writeFile(place.file, `${JSON.stringify(content, null, 1)}\n`);
    process.stdout.write(`saved: ${namesIn(content).join(', ')}\n`);
  });
}

/**
 * Puts tenants back to the snapshot of a file: the one that it has or that is named; all others are deleted only by a file of several.
 * @throws {UsageError} for a file that cannot be used, and for what the control API refuses
 * @throws {BrokenError} if the control API does not answer
 */
export function restoreSnapshot(flags: SnapshotFlags, place: SnapshotPlace): Promise<void> {
  return withControl(flags, place, async (control) => {
    const content = partOf(await readContent(place.file), flags.tenant, place.file);
    const names = namesIn(content);
    const [only = ''] = names;
    if (names.length > 1) await restoreWorld(control, content);
    else await restoreTenant(control, flags.tenant ?? only, content);
    process.stdout.write(`restored: ${names.length > 1 ? names.join(', ') : (flags.tenant ?? only)}\n`);
  });
}

async function withControl(
  flags: SnapshotFlags,
  { env, defaultUrl, file }: SnapshotPlace,
  work: (control: ControlClient) => Promise<void>,
): Promise<void> {
  const url = flags.url ?? flags.control ?? (env[CONTROL_VARIABLE] || defaultUrl);
  const token = flags.controlToken ?? (env[CONTROL_TOKEN_VARIABLE] || undefined);
  try {
    await work(createControlClient({ url, token }));
  } catch (error) {
    const problem = localProblem(error);
    if (problem !== null) throw new UsageError(`${file}: ${problem}.`);
    if (!(error instanceof ControlApiError)) throw error;
    const hint = 'Start the mocks with caption-harness serve, or give their --url.';
    throw error.status === null ? new BrokenError(`${error.message}. ${hint}`) : new UsageError(error.message);
  }
}

async function saveTenant(control: ControlClient, tenant: string): Promise<SnapshotFileContent> {
  await control.takeSnapshot(tenant, NAME);
  return control.getSnapshot(tenant, NAME).finally(() => control.deleteSnapshot(tenant, NAME));
}

async function saveWorld(control: ControlClient): Promise<SnapshotFileContent> {
  await control.takeWorldSnapshot(NAME);
  return control.getWorldSnapshot(NAME).finally(() => control.deleteWorldSnapshot(NAME));
}

async function restoreTenant(control: ControlClient, tenant: string, content: SnapshotFileContent): Promise<void> {
  await control.createTenant({ name: tenant }).catch((error) => {
    if (!(error instanceof ControlApiError && error.code === 'tenant-exists')) throw error;
  });
  await control.putSnapshot(tenant, NAME, content);
  await control.restoreTenant(tenant, NAME).finally(() => control.deleteSnapshot(tenant, NAME));
}

async function restoreWorld(control: ControlClient, content: SnapshotFileContent): Promise<void> {
  await control.putWorldSnapshot(NAME, content);
  await control.restoreWorld(NAME).finally(() => control.deleteWorldSnapshot(NAME));
}

async function readContent(file: string): Promise<SnapshotFileContent> {
  const text = await readFile(file, 'utf8');
  try {
    const value = JSON.parse(text) as JsonValue;
    if (isJsonObject(value) && Array.isArray(value.tenants)) return value;
  } catch {}
  throw new UsageError(`${file} is not a snapshot. Write one with caption-harness snapshot save.`);
}

/** The part of a file that concerns a tenant: of a file with one tenant, all of it, under any name. */
function partOf(content: SnapshotFileContent, tenant: string | undefined, file: string): SnapshotFileContent {
  const tenants = content.tenants as readonly JsonObject[];
  if (tenant === undefined || tenants.length === 1) return content;
  const own = tenants.filter((one) => one.tenant === tenant);
  if (own.length === 0) {
    throw new UsageError(`${file} has no tenant ${tenant}. It has ${namesIn(content).join(', ') || 'none'}.`);
  }
  return { ...content, tenants: own };
}

const namesIn = ({ tenants }: SnapshotFileContent): string[] =>
  (tenants as readonly JsonObject[]).map(({ tenant }) => String(tenant));
