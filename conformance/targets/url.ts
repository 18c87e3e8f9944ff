import { systemClock, type WaitingClock } from '../../src/base/clock.ts';
import { deriveHex } from '../../src/base/derive.ts';
import type { ProviderId } from '../../src/contracts/providers.ts';
import { createControlClient } from '../../src/control-client/index.ts';
import type { Credential, Target } from '../model/target.ts';
import { answersAt } from '../run/answers-at.ts';
import { PlainSession } from '../run/plain-session.ts';
import { ControlledSession } from './controlled-session.ts';

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

/**
 * Returns the target for any server, reached over HTTP.
 * @example
 * urlTarget({ baseUrls: { translateplus: 'http://127.0.0.1:4030' }, control: 'http://127.0.0.1:4000' })
 */
export function urlTarget(options: UrlTargetOptions): Target {
  return targetOf('url', options);
}

/** The common part of `urlTarget` and the mock target. */
export function targetOf(kind: Target['kind'], options: UrlTargetOptions, disposable = false): Target {
  const { baseUrls, control: controlUrl, credentials = {}, switches = {}, seed = 1, clock = systemClock } = options;
  const common = { kind, baseUrls, controlled: controlUrl !== undefined, close: async () => {} };
  const preflight: Target['preflight'] = async (provider, signal) =>
    answersAt(provider, baseUrls[provider] ?? '', signal);
  if (controlUrl === undefined) {
    const secrets = Object.values(credentials).flatMap((credential) => Object.values(credential));
    return {
      ...common,
      secrets,
      preflight,
      open: async ({ provider }) => new PlainSession(credentials[provider] ?? null, clock),
    };
  }
  const control = createControlClient({ url: controlUrl, token: options.controlToken });
  const runId = options.runId ?? deriveHex(10, 'run', clock.now(), process.pid);
  let opened = 0;
  return {
    ...common,
    ...(kind === 'url' ? { preflight } : {}),
    open: async ({ provider }) => {
      opened += 1;
      return new ControlledSession(control, provider, `conform-${runId}-${opened}`, { seed, switches, disposable });
    },
  };
}
