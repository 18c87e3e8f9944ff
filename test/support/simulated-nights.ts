import type { Exchange, WireResponse } from '../../conformance/model/exchange.ts';
import type { Obstacle, Target } from '../../conformance/model/target.ts';
import { allChecks } from '../../conformance/providers/checks.ts';
import { PlainSession } from '../../conformance/run/plain-session.ts';
import { runConformance } from '../../conformance/run/runner.ts';
import { plainWire } from '../../conformance/run/wire/plain.ts';
import { type Issue, issuesOf } from '../../conformance/studies/watch/issues.ts';
import type { Night } from '../../conformance/studies/watch/night.ts';
import { watchNight } from '../../conformance/studies/watch/watch.ts';
import { startWorld } from '../../mocks/start.ts';
import type { WaitingClock } from '../../src/base/clock.ts';
import type { ProviderId } from '../../src/contracts/providers.ts';
import { createControlClient } from '../../src/control-client/index.ts';
import { blipOf, chance, type Outcome, type Random } from './blips.ts';

/** A request on its way to a simulated service. */
export interface Passing {
  readonly provider: ProviderId;
  readonly path: string;
  /** The number of the night. */
  readonly night: number;
  readonly random: Random;
}

/** Changes an answer, from a night on. */
export type Alter = (answer: WireResponse, passing: Passing) => WireResponse;

/** What a service does over nights. */
export interface Scenario {
  /** Default: 30. */
  readonly nights?: number;
  /** The share of requests that fail for a moment. Default: 0. */
  readonly blips?: number;
  readonly alter?: Alter;
  /** What comes instead of an answer. */
  readonly instead?: (passing: Passing) => Outcome | undefined;
  /** What asking before the first check finds. */
  readonly obstacle?: (provider: ProviderId, night: number) => Obstacle | undefined;
  /** The checks of a night, by id. */
  readonly checks?: (night: number) => RegExp;
  /** Nights that did not run. */
  readonly gaps?: readonly number[];
}

/** Some forty requests a night. */
const CHECKS =
  /^translateplus\/(account|health|languages|wire)\/|^translateplus\/credits\/(repeat|third-time|reading-is-free)|^gcore-ai\/(tasks-read|wire)\//;
const DAY_MS = 86_400_000;

/** Runs the nights of a scenario on a clock that stands still, and returns the issues after each of them. */
export async function simulate(scenario: Scenario, seed: number): Promise<(readonly Issue[])[]> {
  const world = await startWorld({ ports: 'auto' });
  try {
    const control = createControlClient({ url: world.control.url });
    const tenant = await control.createTenant({ name: 'watched', clock: 'manual', credits: 1_000_000 });
    let now = Date.parse((await control.getTenant(tenant.name)).clock.now);
    const clock: WaitingClock = {
      now: () => now,
      sleep: async (ms) => {
        now = Date.parse((await control.advance(tenant.name, ms / 1000)).clock.now);
      },
    };
    const random = chance(seed);
    let night = 0;
    const send: typeof plainWire.send = async (request, sending) => {
      const passing = { provider: sending.check.provider, path: new URL(request.url).pathname, night, random };
      const instead = scenario.instead?.(passing) ?? blipOf(scenario.blips ?? 0, random);
      if (instead) return { request, ...instead };
      const exchange = await plainWire.send(request, { ...sending, onExchange: () => {} });
      if (exchange.response === null || scenario.alter === undefined) return exchange;
      return { ...exchange, response: scenario.alter(exchange.response, passing) };
    };
    const ids: readonly ProviderId[] = ['translateplus', 'gcore-ai'];
    const target: Target = {
      ...{ kind: 'url', controlled: false, keepsConnections: true, close: async () => {} },
      baseUrls: Object.fromEntries(ids.map((id) => [id, world.providers[id]?.baseUrl ?? ''])),
      wire: {
        send: async (request, sending) => {
          const exchange: Exchange = await send(request, sending);
          sending.onExchange(exchange);
          return exchange;
        },
        cut: plainWire.cut,
      },
      preflight: async (provider) => scenario.obstacle?.(provider, night),
      open: async ({ provider }) => new PlainSession(tenant.credentials[provider]?.full ?? null, clock),
    };
    const nights: Night[] = [];
    const history: (readonly Issue[])[] = [];
    for (; night < (scenario.nights ?? 30); night += 1) {
      if (scenario.gaps?.includes(night)) history.push(history.at(-1) ?? []);
      else {
        const wanted = scenario.checks?.(night) ?? CHECKS;
        const checks = allChecks.filter(({ id }) => wanted.test(id));
        const run: Parameters<typeof watchNight>[0]['run'] = (options) =>
          runConformance({ checks, target, clock, ...options });
        const watched = await watchNight({ baseUrls: target.baseUrls, repeat: { times: 2, pauseSeconds: 30 }, run });
        nights.push(watched.night);
        history.push(issuesOf(nights));
      }
      await clock.sleep(DAY_MS - (clock.now() % DAY_MS));
    }
    return history;
  } finally {
    await world.close();
  }
}

/** One issue of a history: what it is about, the numbers of the nights between which it was, and how often it was opened. */
export interface Told {
  readonly id: string;
  readonly since: number;
  readonly until: number | undefined;
  readonly opened: number;
  readonly text: string;
}

/** Every issue that was ever told. The first night must be the first of January 2026. */
export function toldIn(history: readonly (readonly Issue[])[]): readonly Told[] {
  const ids = new Set(history.flatMap((issues) => issues.map(({ id }) => id)));
  return [...ids].sort().map((id) => {
    const seen = history.flatMap((issues) => issues.find((one) => one.id === id) ?? []);
    const { since, until, changes } = seen.at(-1) as Issue;
    return {
      id,
      since: numberOf(since),
      until: until === undefined ? undefined : numberOf(until),
      opened: seen.filter(({ action }) => action === 'opened').length,
      text: changes.map(({ kind, subject, text }) => `${kind} ${subject} ${text}`).join('; '),
    };
  });
}

const numberOf = (day: string): number => Math.round((Date.parse(day) - Date.UTC(2026, 0, 1)) / DAY_MS);
