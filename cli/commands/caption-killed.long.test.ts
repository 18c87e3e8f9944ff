import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCloudflareStreamClient } from '../../src/clients/cloudflare-stream.ts';
import { createGcoreClient } from '../../src/clients/gcore-ai.ts';
import { providers, tokenOf } from '../../src/contracts/providers.ts';
import { createControlClient } from '../../src/control-client/index.ts';
import type { CaptionResult } from '../../src/pipeline/index.ts';
import { expectedLines, linesOf } from '../../src/pipeline/test-support/expected.ts';
import { lastLine, useCaptionCommand } from '../../test/support/caption-command.ts';

const { program, folder, servers, caption, at } = useCaptionCommand();

describe('killed', () => {
  const times = 20;
  let whole = 0;
  const args = (tenant: string) => [
    ...['--to', 'es,de,ja', '--transcriber', 'gcore-ai', '--publish', 'cloudflare-stream', '--json'],
    ...at(tenant),
  ];

  it('not at all', async () => {
    expect((await caption(args('whole'))).code).toBe(0);
    whole = entriesOf('whole');
    expect(whole).toBeGreaterThan(times);
    // Done is done: nothing is left for a second run.
    const again = lastLine<CaptionResult>(await caption(args('whole')));
    expect(again.spent.amount).toBe(0);
  });

  /** Entries in all logs that a run keeps: they grow with what it has done, however fast the machine is. */
  const entriesOf = (tenant: string): number =>
    ['jobs', 'accounts'].reduce((sum, kind) => {
      const place = join(folder(), tenant, 'mock', kind);
      const logs = existsSync(place) ? readdirSync(place).filter((name) => name.endsWith('.log')) : [];
      return (
        sum + logs.reduce((lines, name) => lines + readFileSync(join(place, name), 'utf8').split('\n').length - 1, 0)
      );
    }, 0);

  it.concurrent.each(Array.from({ length: times }, (_, moment) => moment))(
    'by SIGKILL, time %i of 20',
    { timeout: 60_000 },
    async (time) => {
      const tenant = `killed${time}`;
      const child = spawn(process.execPath, [program(), 'caption', ...args(tenant)], {
        cwd: folder(),
        stdio: 'ignore',
      });
      const ended = new Promise((resolve) => child.once('exit', resolve));
      while (child.exitCode === null && entriesOf(tenant) < (whole * time) / times) {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      child.kill('SIGKILL');
      await ended;

      let end = await caption([...args(tenant), '--resume']);
      let paidTwice = 0;
      if (end.stdout.includes('"lost-answer"')) {
        expect(lastLine<{ error: { reason: string } }>(end).error.reason).toMatch(/charged 6 credits|tracks failed/);
        end = await caption([...args(tenant), '--resume', '--pay-again']);
        paidTwice = 18;
      }
      expect(end.stderr).not.toMatch(/^\s+at /m);
      expect(end.code).toBe(0);
      const { tracks } = lastLine<CaptionResult>(end);
      const control = createControlClient(servers().control);
      const { credits } = await control.getTenant(tenant);
      expect(credits.used).toBeGreaterThanOrEqual(18);
      expect(credits.used).toBeLessThanOrEqual(18 + paidTwice);
      const token = tokenOf(tenant);
      const { accountId = '', apiToken = '' } = providers['cloudflare-stream'].credentials(token);
      const baseUrl = (id: string) => servers().providers[id]?.baseUrl;
      const stream = createCloudflareStreamClient({ baseUrl: baseUrl('cloudflare-stream'), accountId, apiToken });
      const { videos } = await stream.listVideos();
      expect(videos).toHaveLength(1);
      const id = videos[0]?.id ?? '';
      expect((await stream.listCaptions(id)).map(({ language }) => language).sort()).toEqual(['de', 'en', 'es', 'ja']);
      for (const { language } of tracks) {
        expect(linesOf(await stream.getCaptionVtt(id, language))).toEqual(expectedLines(language));
      }
      const { entries } = await control.journal(tenant);
      const uploads = entries.filter(({ operation, status }) => operation === 'uploadCaption' && status === 200);
      expect(uploads).toHaveLength(4);
      const gcore = createGcoreClient({ baseUrl: baseUrl('gcore-ai'), apiKey: token });
      const good = (await gcore.listTasks()).tasks.filter(({ status }) => status === 'SUCCESS');
      expect(good).toHaveLength(1);
    },
  );
});
