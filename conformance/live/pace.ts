import type { WaitingClock } from '../../src/base/clock.ts';
import { createPacers, type Pacer } from '../../src/base/pacer.ts';
import { gatewayFacts } from '../../src/contracts/cloudflare-gateway/facts.ts';
import { countedRates } from '../../src/contracts/limits.ts';
import type { ProviderId } from '../../src/contracts/providers.ts';

/** Keeps a run below each provider's limit, with one pacer per provider. */
export type Pace = Readonly<Record<ProviderId, Pacer>>;

/** Three quarters of each limit, so that other users of the account are not refused. */
const USED_SHARE = 0.75;

/** The pace of a live run. */
export const createPace = (clock: WaitingClock): Pace => createPacers(countedRates, clock, USED_SHARE);

/** The longest wait that a run accepts from a provider, in seconds: Cloudflare's block and half a minute. */
export const LONGEST_HOLD = gatewayFacts.blockSeconds.value + 30;
