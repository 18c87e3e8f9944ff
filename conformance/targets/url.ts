import { systemClock, type WaitingClock } from '../../src/base/clock.ts';
import { deriveHex } from '../../src/base/derive.ts';
import { type OptionNames, refuseUnknownOptions } from '../../src/base/known-options.ts';
import type { ProviderId } from '../../src/contracts/providers.ts';
import { createControlClient } from '../../src/control-client/index.ts';
import type { Credential, Target } from '../model/target.ts';
import { answersAt } from '../run/answers-at.ts';
import { PlainSession } from '../run/plain-session.ts';
import { ControlledSession } from './controlled-session.ts';
import type { TenantControl } from './tenant-control.ts';

/** The address of a server, and how to control it. */
export interface UrlTargetOptions {
  /** Base URL by provider, a path prefix included. */
  readonly baseUrls: Readonly<Partial<Record<ProviderId, string>>>;
  /** The control API of the same server: then each check gets its own tenant and credentials. */
  readonly control?: string;
  /** Token that the control API requires. Default: the environment variable CAPTION_HARNESS_CONTROL_TOKEN. */
  readonly controlToken?: string | undefined;
  /** Credentials by provider, for a server without a control API, for example `{ translateplus: { apiKey } }`. */
  readonly credentials?: Readonly<Partial<Record<ProviderId, Credential>>>;
  /** Switches of the created tenants, by full name; only with `control`. */
  readonly switches?: Readonly<Record<string, string>>;
  /** The seed of tenants. Default: 1. */
  readonly seed?: number;
  /** Part of the names of tenants, so that concurrent runs do not collide. Default: made from the time. */
  readonly runId?: string;
  readonly clock?: WaitingClock;
}

const optionNames: OptionNames<UrlTargetOptions> = {
  baseUrls: true,
  control: true,
  controlToken: true,
  credentials: true,
  switches: true,
  seed: true,
  runId: true,
  clock: true,
};

/**
 * Returns the target for any server, reached over HTTP.
 * @example
 * urlTarget({ baseUrls: { translateplus: 'http://127.0.0.1:4030' }, control: 'http://127.0.0.1:4000' })
 */
export function urlTarget(options: UrlTargetOptions): Target {
  refuseUnknownOptions('urlTarget', options, optionNames);
  const { control: url, controlToken: token } = options;
  const preflight: Target['preflight'] = async (provider, signal) =>
    answersAt(provider, options.baseUrls[provider] ?? '', signal);
  if (url === undefined) return { ...plainTarget(options), preflight };
  return { ...controlledTarget('url', options, createControlClient({ url, token })), preflight };
}

/** A target whose checks share one account. */
function plainTarget({ baseUrls, credentials = {}, clock = systemClock }: UrlTargetOptions): Target {
  return {
    kind: 'url',
    baseUrls,
    controlled: false,
    secrets: Object.values(credentials).flatMap((credential) => Object.values(credential)),
    open: async ({ provider }) => new PlainSession(credentials[provider] ?? null, clock),
    close: async () => {},
  };
}

/**
 * A target whose checks have tenants of their own.
 * @param disposable the whole server ends after the run: its tenants need not be deleted one by one
 */
export function controlledTarget(
  kind: Target['kind'],
  { baseUrls, switches = {}, seed = 1, clock = systemClock, runId }: UrlTargetOptions,
  control: TenantControl,
  disposable = false,
): Target {
  const run = runId ?? deriveHex(10, 'run', clock.now(), process.pid);
  let opened = 0;
  return {
    kind,
    baseUrls,
    controlled: true,
    open: async ({ provider }) => {
      opened += 1;
      return new ControlledSession(control, provider, `conform-${run}-${opened}`, { seed, switches, disposable });
    },
    close: async () => {},
  };
}
