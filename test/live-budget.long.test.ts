import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { tinyVideo } from '../conformance/checks/tiny-video.ts';
import type { BudgetLimits } from '../conformance/live/budget.ts';
import { type Amounts, NOTHING, units } from '../conformance/model/amounts.ts';
import type { Check } from '../conformance/model/check.ts';
import { checksOf } from '../conformance/model/checks-of.ts';
import type { CheckContext } from '../conformance/model/context/context.ts';
import { documented } from '../src/base/evidence.ts';
import type { ProviderId } from '../src/contracts/providers.ts';
import { runOnAccount } from './support/live-account-run.ts';
import { type LiveMock, type PassingRequest, startLiveMock } from './support/live-mock.ts';

// Dozens of runs, on machines that may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const CLIP = 'https://demo-files.gvideo.io/apidocs/spritefright-blender-cut30sec.mp4';
const PLAIN = { auto_transcribe_audio_language: 'disable' };
const cues = (count: number) =>
  Array.from({ length: count }, (_, at) => `${at + 1}\n00:00:0${at},000 --> 00:00:0${at},900\nWords\n`).join('\n');

const gcore = (t: CheckContext, path: string, json: Record<string, never> | object) =>
  t.send({ method: 'POST', path, json: JSON.parse(JSON.stringify(json)) });

/** What a check may do, by name; `size` is 1 to 4. */
const deeds: Readonly<Record<string, readonly [ProviderId, (t: CheckContext, size: number) => Promise<unknown>]>> = {
  translates: [
    'translateplus',
    (t, size) => t.send({ path: '/v2/translate/subtitles', json: { ...german, content: cues(size), format: 'srt' } }),
  ],
  'is refused': [
    'translateplus',
    (t, size) => t.send({ path: '/v2/translate/subtitles', json: { ...german, content: cues(size), format: 'doc' } }),
  ],
  reads: ['translateplus', (t) => t.send({ path: '/v2/account/summary' })],
  transcribes: [
    'gcore-ai',
    (t, size) =>
      gcore(t, '/streaming/ai/tasks', {
        url: CLIP,
        task_name: 'transcription',
        ...(size > 2 ? { audio_language: 'eng', subtitles_language: 'ger' } : {}),
      }),
  ],
  'makes videos': [
    'gcore-ai',
    (t, size) =>
      gcore(t, '/streaming/videos/batch', { videos: Array.from({ length: size }, () => ({ name: 'x', ...PLAIN })) }),
  ],
  'makes and deletes twice': [
    'gcore-ai',
    async (t) => {
      const answer = await gcore(t, '/streaming/videos', { video: { name: 'x', ...PLAIN } });
      const made = answer.value() as { id?: number }[];
      const path = `/streaming/videos/${made[0]?.id}`;
      await t.send({ method: 'DELETE', path });
      await t.send({ method: 'DELETE', path });
    },
  ],
  hears: [
    'workers-ai',
    async (t) => {
      const { accountId } = await t.credential();
      await t.send({ method: 'POST', path: `/accounts/${accountId}/ai/run/@cf/openai/whisper`, body: tinyVideo });
    },
  ],
  'gets upload URLs': [
    'cloudflare-stream',
    async (t) => {
      const { accountId } = await t.credential();
      const path = `/accounts/${accountId}/stream/direct_upload`;
      await t.send({ path, json: { maxDurationSeconds: 60 } });
    },
  ],
};
const german = { source: 'en', target: 'de' };

/** How a request ends: with its answer, with an answer that is lost, or before it arrives. */
const fates = ['answered', 'answered', 'answered', 'answer lost', 'request lost'] as const;

const step = fc.record({ deed: fc.constantFrom(...Object.keys(deeds)), size: fc.integer({ min: 1, max: 4 }) });
const named = ['translateplus', 'gcore-ai', 'workers-ai', 'cloudflare-stream'].flatMap((id) =>
  units.map((unit) => `${id}.${unit}`),
);
const limits = fc.dictionary(fc.constantFrom<string>(...units, 'requests', 'credits', ...named), fc.nat(24), {
  maxKeys: 4,
});

const checkOf = ({ deed, size }: { deed: string; size: number }, at: number): Check => {
  const [provider, run] = deeds[deed] ?? [];
  return checksOf(String(provider))({
    id: `step/n${at}`,
    title: deed,
    requirement: deed,
    evidence: documented('a property'),
    cost: { requests: 1 },
    run: async (t) => run?.(t, size),
  });
};

/** What the mock did, by its own account of it: the requests that it carried out, answered or not. */
function done(requests: readonly PassingRequest[]): Record<string, Amounts> {
  const byProvider: Record<string, Amounts> = {};
  for (const { provider, method, path, body, status } of requests) {
    const made = method === 'POST' && status >= 200 && status < 300;
    const add = made ? effectOf(path, body) : {};
    const sum = byProvider[provider] ?? NOTHING;
    byProvider[provider] = {
      ...sum,
      requests: sum.requests + 1,
      minutes: sum.minutes + (add.minutes ?? 0),
      resources: sum.resources + (add.resources ?? 0),
    };
  }
  return byProvider;
}

function effectOf(path: string, body: string): Partial<Amounts> {
  if (path.endsWith('/ai/tasks')) return { minutes: body.includes('subtitles_language') ? 2 : 1, resources: 1 };
  if (path.endsWith('/batch')) return { resources: (JSON.parse(body) as { videos: unknown[] }).videos.length };
  if (/\/(videos|direct_upload)$/.test(path)) return { resources: 1 };
  return path.includes('/ai/run/') ? { minutes: 1 } : {};
}

let liveMock: LiveMock;
beforeAll(async () => {
  liveMock = await startLiveMock({ clock: 'manual' });
});
afterAll(() => liveMock.close());

const creditsUsed = async () => (await liveMock.control.getTenant(liveMock.tenant)).credits.used;

it('no budget is exceeded at the account, by any order of requests and lost answers', async () => {
  const seen = { stopped: 0, lost: 0 };
  const steps = fc.array(step, { minLength: 4, maxLength: 14 });
  const fate = fc.infiniteStream(fc.constantFrom(...fates));
  await fc.assert(
    fc.asyncProperty(limits, steps, fate, async (budget: BudgetLimits, list, stream) => {
      liveMock.seen.length = 0;
      const lot = new Map<PassingRequest, string>();
      liveMock.onRequest = (request, when) => {
        // Cleaning up is spared: what it cannot reach stays in the ledger, and that is another test's.
        const becomes = lot.get(request) ?? (request.method === 'POST' ? stream.next().value : 'answered');
        lot.set(request, becomes);
        if (becomes === 'request lost' && when === 'before') seen.lost += 1;
        return (becomes === 'request lost' && when === 'before') || (becomes === 'answer lost' && when === 'between');
      };
      const before = await creditsUsed();
      const { report, budget: own } = await runOnAccount(liveMock, { checks: list.map(checkOf), budget });
      const atAccount = done(liveMock.seen);
      const credits = (await creditsUsed()) - before;
      atAccount.translateplus = { ...(atAccount.translateplus ?? NOTHING), credits };
      if (report.checks.some(({ reason }) => reason?.includes('the budget'))) seen.stopped += 1;
      for (const [id, amounts] of Object.entries(atAccount)) {
        for (const unit of units) expect(amounts[unit]).toBeLessThanOrEqual(own.spentBy(id as ProviderId)[unit]);
      }
      for (const [name, limit] of Object.entries(budget)) {
        const [first = '', second] = name.split('.');
        const unit = (second ?? first) as keyof Amounts;
        const rows = second === undefined ? Object.values(atAccount) : [atAccount[first] ?? NOTHING];
        expect(rows.reduce((sum, row) => sum + row[unit], 0)).toBeLessThanOrEqual(limit);
        const counted = second === undefined ? own.total()[unit] : own.spentBy(first as ProviderId)[unit];
        expect(counted).toBeLessThanOrEqual(limit);
      }
    }),
    { numRuns: 30 },
  );
  // The property would hold of runs that send nothing, too.
  expect(Math.min(seen.stopped, seen.lost)).toBeGreaterThan(2);
});
