import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningWorld, startWorld } from '../../../mocks/start.ts';
import { switches as streamSwitches } from '../../../src/contracts/cloudflare-stream/switches.ts';
import { switches as aiSwitches } from '../../../src/contracts/workers-ai/switches.ts';
import { runConformance } from '../../runner.ts';
import { urlTarget } from '../../targets/url.ts';
import { workersAiChecks } from '../workers-ai/index.ts';
import { cloudflareStreamChecks } from './index.ts';

let world: RunningWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const checks = [...cloudflareStreamChecks, ...workersAiChecks];
/** They say nothing about switches and take most of the time. */
const large = /megabytes|videos-copy\/queue/;

async function notPassed(switches: Record<string, string>) {
  const baseUrls = Object.fromEntries(Object.entries(world.providers).map(([id, { baseUrl }]) => [id, baseUrl]));
  const target = urlTarget({ baseUrls, control: world.control.url, switches });
  const report = await runConformance({ target, checks: checks.filter(({ id }) => !large.test(id)) });
  return report.checks.filter(({ status }) => status !== 'passed').map(({ id, reason }) => `${id}: ${reason}`);
}

/** The values that are not the default, which all other runs have. */
const rows = (['cloudflare-stream', 'workers-ai'] as const).flatMap((provider) =>
  Object.entries(provider === 'cloudflare-stream' ? streamSwitches : aiSwitches).flatMap(([name, { values }]) =>
    Object.keys(values)
      .slice(1)
      .map((value) => [`${provider}.${name}`, value] as const),
  ),
);

describe('every allowed alternative is green', () => {
  it.each(rows)('%s: %s', async (name, value) => {
    expect(await notPassed({ [name]: value })).toEqual([]);
  });

  it('all of them at once', async () => {
    expect(await notPassed(Object.fromEntries(rows))).toEqual([]);
  });
});
