import { createControlClient } from '../../src/control-client/index.ts';
import type { CaptionFlags } from '../caption/flags.ts';
import { openTarget, type Target } from '../caption/target.ts';
import { UsageError } from '../exit-codes.ts';

/** The options that name services. */
type SharedFlags = Pick<CaptionFlags, 'target' | 'yes' | 'control' | 'tenant' | 'url' | 'credential'>;

/** Opens services that several programs can share, in real time. @throws {UsageError} */
export async function sharedTarget(flags: SharedFlags): Promise<Target> {
  if (flags.target === 'mock' && flags.control === undefined) {
    throw new UsageError(
      'Programs that share a Redis share their services, too, so this one starts no mocks. Name running ones (--control), or --target live.',
    );
  }
  const { target, yes, control, tenant, url, credential } = flags;
  const caption = { target, yes, control, tenant, url, credential } as CaptionFlags;
  const opened = await openTarget(caption, process.env);
  if (control === undefined) return opened;
  const { clock } = await createControlClient({ url: control }).getTenant(tenant);
  if (clock.mode === 'manual') {
    throw new UsageError(
      `The clock of the tenant ${tenant} is manual, but programs that share a Redis wait in real time. Start the mocks with --clock real or --clock scaled:60.`,
    );
  }
  return { ...opened, clock: null };
}
