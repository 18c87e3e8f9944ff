import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { RunningWorld } from '../../../mocks/start.ts';
import type { ProviderId } from '../../../src/contracts/providers.ts';
import { mutateEnvironment } from '../../commands/mutate-environment.ts';
import { knownProviders } from '../../known-provider.ts';
import { providerList } from '../arguments.ts';
import { tool } from '../tool.ts';

/** Tools that judge: a server, a test suite, a statement. */
export const studyTools = [
  tool({
    name: 'conform',
    description:
      'Run the conformance suite against a server: by default mocks of its own; or baseUrls with credentials. Answers what failed.',
    input: z.object({
      providers: providerList,
      grep: z.string().optional().describe('Only checks whose id matches, for example translateplus/health/*'),
      baseUrls: z.record(z.string(), z.string()).optional().describe('By provider; never a real service'),
      credentials: z
        .record(z.string(), z.record(z.string(), z.string()))
        .optional()
        .describe('By provider, such as {"translateplus":{"apiKey":"..."}}'),
    }),
    run: async (_session, { providers, grep, baseUrls, credentials = {} }) => {
      const suite = await import('../../../conformance/index.ts');
      const target =
        baseUrls === undefined
          ? await suite.mockTarget()
          : suite.urlTarget({ baseUrls: localOnly(baseUrls), credentials });
      try {
        const only = knownProviders(providers);
        const report = await suite.runConformance({
          target,
          checks: suite.allChecks,
          ...(only ? { providers: only } : {}),
          ...(grep ? { grep } : {}),
        });
        const bad = report.checks.filter(({ status }) => !['passed', 'skipped', 'probed'].includes(status));
        const failures = bad
          .slice(0, 15)
          .map(({ id, status, requirement, reason }) => ({ id, status, requirement, reason }));
        return { result: { summary: report.summary, failures, more: bad.length - failures.length } };
      } finally {
        await target.close();
      }
    },
  }),
  tool({
    name: 'mutate',
    description:
      'Run a test command once with each of a sample of mutants (mocks that break a rule), and name those that it did not notice.',
    input: z.object({
      command: z.array(z.string()).min(1).describe('Words, for example ["npm","test"]'),
      sample: z.int().min(1).max(50).default(5),
      seed: z.int().min(0).default(1).describe('Chooses the sample'),
      providers: providerList,
    }),
    run: async (_session, { command, sample, seed, providers }) => {
      const study = await import('../../../conformance/studies/mutate/index.ts');
      const folder = mkdtempSync(join(tmpdir(), 'caption-harness-mutate-'));
      const only = knownProviders(providers);
      try {
        const campaign = {
          words: command,
          world: { settings: { seed } },
          environmentOf: (running: RunningWorld) => mutateEnvironment(running),
          worldChoice: { seed },
          selected: study.selectMutants({ providers: only }),
          everyProvider: only !== undefined,
          sample,
          seed,
          stateFile: join(folder, 'state.json'),
          signal: new AbortController().signal,
          log: () => {},
        };
        const { summary, unused, outcomes } = study.campaignReport(campaign, await study.tryAll(campaign));
        const unnoticed = outcomes.filter(({ outcome }) => outcome !== 'noticed').slice(0, 15);
        return {
          result: { summary, unused, unnoticed },
          next: 'Write a test that fails for each unnoticed mutant: statement says what it breaks.',
        };
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  }),
  tool({
    name: 'evidence',
    description: 'Find what is known of a provider by words, with grade (documented, observed, assumed) and source.',
    isReadOnly: true,
    input: z.object({
      about: z.string().describe('Words that all occur in id or statement, for example "rate limit"'),
      providers: providerList,
      limit: z.int().min(1).max(50).default(10),
    }),
    run: async (_session, { about, providers, limit }) => {
      const { evidenceRows } = await import('../../../conformance/studies/evidence/table.ts');
      const only = knownProviders(providers);
      const words = about.toLowerCase().split(/\s+/);
      const found = evidenceRows().filter(({ provider, id, statement }) => {
        const text = `${provider} ${id} ${statement}`.toLowerCase();
        return (only?.includes(provider) ?? true) && words.every((word) => text.includes(word));
      });
      return { result: { rows: found.slice(0, limit), more: Math.max(0, found.length - limit) } };
    },
  }),
];

/** The base URLs, if all of them lead to this machine: a model must not spend money by mistake. */
function localOnly(baseUrls: Readonly<Record<string, string>>): Readonly<Partial<Record<ProviderId, string>>> {
  for (const url of Object.values(baseUrls)) {
    const { hostname } = new URL(url);
    if (!/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)) {
      throw new Error(`${url} is not on this machine. The command conform --help tells how to verify other servers.`);
    }
  }
  return baseUrls;
}
