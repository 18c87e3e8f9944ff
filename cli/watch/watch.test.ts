// Covers: publish-issues.ts, run-watched.ts, ../commands/conform-watch.ts, ../../conformance/studies/watch/page.ts,
// ../../conformance/studies/watch/past.ts

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readHistory, writeNight } from '../../conformance/studies/watch/history.ts';
import { runHere } from '../../test/support/in-process.ts';
import { publishIssues } from './publish-issues.ts';

const folder = mkdtempSync(join(tmpdir(), 'conform-watch-'));
afterAll(() => rmSync(folder, { recursive: true }));

const watch = (...words: readonly string[]) =>
  runHere('conform', ['watch', '--target', 'mock', '--grep', 'translateplus/health/*', ...words], { cwd: folder });

describe('conform watch', () => {
  it('keeps each run, and says that nothing has changed', async () => {
    const first = await watch();
    expect([first.code, first.stdout]).toEqual([0, expect.stringContaining('conform watch: nothing has changed')]);
    const [night] = readHistory(join(folder, 'history'));
    expect(night?.verdicts['translateplus/health/ok']).toEqual({ word: 'held' });
    expect(night?.answers.map(({ operation }) => operation)).toContain('translateplus getHealth');
    expect(readdirSync(join(folder, 'history')).sort()).toEqual(['issues', 'issues.json', 'nights', 'report.html']);
  });

  it('opens an issue for what is different, tells a webhook, and exits with 1', async () => {
    const history = join(folder, 'changed');
    const [night] = readHistory(join(folder, 'history'));
    if (night === undefined) throw new Error('the run before wrote nothing');
    // Earlier nights, in which a member came that is gone now.
    for (let day = 1; day <= 6; day += 1) {
      const answers = night.answers.map((answer) => ({
        ...answer,
        answers: 10,
        fields: { '.': { seen: 10, of: 10, types: [] }, '.region': { seen: 10, of: 10, types: ['string'] } },
      }));
      writeNight(history, { ...night, at: `2026-01-0${day}T03:00:00.000Z`, answers });
    }
    const got: unknown[] = [];
    const server = createServer((request, response) => {
      request.setEncoding('utf8').on('data', (text: string) => got.push(JSON.parse(text)));
      request.on('end', () => response.writeHead(500).end());
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const webhook = `http://127.0.0.1:${(server.address() as AddressInfo).port}/secret`;
    const { code, stdout, stderr } = await watch('--history', 'changed', '--webhook', webhook);
    server.close();
    expect([code, stderr]).toEqual([1, expect.stringContaining('the webhook answered 500')]);
    expect(stdout + stderr).not.toContain('secret');
    expect(stdout).toMatch(/opened: translateplus: member getHealth 200 \.region is gone/);
    expect(got).toEqual([JSON.parse(readFileSync(join(history, 'issues.json'), 'utf8'))]);
    const [file = ''] = readdirSync(join(history, 'issues'));
    expect(readFileSync(join(history, 'issues', file), 'utf8')).toMatch(/^# translateplus: member getHealth/);
    const page = readFileSync(join(history, 'report.html'), 'utf8');
    expect(page).toContain('<code>getHealth 200 .region</code> is gone');
    expect(page).not.toMatch(/<script|<link|https?:\/\/[^\s<"']+\.(js|css)/);
  });

  it('tells of an outage in one issue, where the service answered before', async () => {
    const history = join(folder, 'outage');
    const [night] = readHistory(join(folder, 'history'));
    if (night === undefined) throw new Error('the run before wrote nothing');
    writeNight(history, { ...night, at: '2026-01-01T03:00:00.000Z' });
    const silent = ['--target', 'url', '--url', 'translateplus=http://127.0.0.1:1', '--reporter', 'json=outage.json'];
    const first = await runHere('conform', ['watch', ...silent, '--history', 'never'], { cwd: folder });
    expect([first.code, readHistory(join(folder, 'never'))]).toEqual([1, []]);
    const { code, stdout } = await runHere('conform', ['watch', ...silent, '--history', 'outage'], { cwd: folder });
    expect([code, stdout]).toEqual([
      1,
      expect.stringMatching(/opened: translateplus: outage: the service gave \d+ of \d+ checks no answer/),
    ]);
    expect(readdirSync(join(history, 'issues'))).toHaveLength(1);
  });

  it('reports what a killed run did not, and the nights of runs at the same time once', async () => {
    const history = join(folder, 'killed');
    const [night] = readHistory(join(folder, 'history'));
    if (night === undefined) throw new Error('the run before wrote nothing');
    const field = { seen: 10, of: 10, types: ['string'] };
    const nightOf = (day: number, members: object) => ({
      ...{ ...night, at: new Date(Date.UTC(2026, 0, day, 3)).toISOString() },
      answers: [
        { ...{ operation: 'translateplus getHealth', status: 200, answers: 10 }, fields: { '.': field, ...members } },
      ],
    });
    for (let day = 1; day <= 5; day += 1) writeNight(history, nightOf(day, { '.a': field }));
    const publish = async (own: typeof night) => {
      writeNight(history, own);
      await publishIssues(history, own);
      return JSON.parse(readFileSync(join(history, 'issues.json'), 'utf8')).issues.map(
        ({ action }: { action: string }) => action,
      );
    };
    expect(await publish(nightOf(6, { '.a': field }))).toEqual([]);
    // Killed before it reported.
    writeNight(history, nightOf(7, {}));
    expect(await publish(nightOf(8, {}))).toEqual(['opened']);
    expect(await publish(nightOf(9, {}))).toEqual(['none']);
    const both = [nightOf(10, { '.a': field }), nightOf(11, { '.a': field })];
    for (const one of both) writeNight(history, one);
    await Promise.all(both.map((one) => publishIssues(history, one)));
    expect(await publish(nightOf(12, { '.a': field }))).toEqual([]);
    expect(readHistory(history)).toHaveLength(12);
    expect(readdirSync(history).sort()).toEqual(['issues', 'issues.json', 'nights', 'report.html']);
  });

  it('adds nothing to a history when nothing was verified', async () => {
    const { code, stderr } = await watch('--history', 'none', '--grep', 'no-such-check');
    expect([code, stderr]).toEqual([3, expect.stringContaining('not added to the history')]);
    expect(readHistory(join(folder, 'none'))).toEqual([]);
  });

  it('refuses a history with another file, and a webhook that is no URL', async () => {
    mkdirSync(join(folder, 'odd', 'nights'), { recursive: true });
    writeFileSync(join(folder, 'odd', 'nights', 'x.json'), '[]');
    const odd = await watch('--history', 'odd');
    expect([odd.code, odd.stderr]).toEqual([2, expect.stringContaining('is not a night of conform watch')]);
    const hook = await watch('--webhook', 'ftp://secret');
    expect([hook.code, hook.stderr]).toEqual([2, expect.not.stringContaining('secret')]);
  });
});
