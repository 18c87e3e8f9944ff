import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readHistory } from '../../conformance/studies/watch/history.ts';
import { issueText, titleOf } from '../../conformance/studies/watch/issue-text.ts';
import { issuesOf } from '../../conformance/studies/watch/issues.ts';
import { messageOf } from '../../conformance/studies/watch/message.ts';
import type { Night } from '../../conformance/studies/watch/night.ts';
import { watchPage } from '../../conformance/studies/watch/page.ts';
import { systemClock } from '../../src/base/clock.ts';
import { replaceFile } from '../../src/base/durable-files.ts';
import { type FileLock, LockedError, lockFile } from '../../src/base/file-lock.ts';

/** Milliseconds that a webhook has for its answer. */
const WEBHOOK_MS = 10_000;
/** Milliseconds that another run has to write its issues. */
const LOCK_MS = 60_000;

/**
 * Writes the issues of a history that has this night, its page and `issues.json` (what became of which issue since they were written
 * before), prints the message, and sends it to the webhook. Returns how many issues are open. A webhook that fails is reported on
 * stderr and changes nothing else.
 */
export async function publishIssues(folder: string, night: Night, webhook?: string): Promise<number> {
  const lock = await locked(join(folder, 'issues.lock'));
  try {
    // Another run may have added its night meanwhile, or was killed before it could report one.
    const nights = readHistory(folder);
    const until = reportedUntil(folder);
    const reported = nights.filter(({ at }) => at !== night.at && (until === undefined || at <= until));
    const issues = issuesOf(nights, reported);
    mkdirSync(join(folder, 'issues'), { recursive: true });
    for (const issue of issues) {
      writeFileSync(join(folder, 'issues', `${issue.id}.md`), `# ${titleOf(issue)}\n\n${issueText(issue)}`);
    }
    writeFileSync(join(folder, 'report.html'), watchPage(nights));
    const message = messageOf(issues, nights.at(-1)?.at ?? night.at);
    await replaceFile(join(folder, 'issues.json'), `${JSON.stringify(message, null, 2)}\n`);
    process.stdout.write(`${message.text}\n`);
    if (webhook !== undefined) await send(webhook, message);
    return issues.filter(({ state }) => state === 'open').length;
  } finally {
    await lock.release();
  }
}

/** When the last night began whose issues were written; undefined if that is unknown: then all but this one. */
function reportedUntil(folder: string): string | undefined {
  try {
    const { night } = JSON.parse(readFileSync(join(folder, 'issues.json'), 'utf8')) as { readonly night?: unknown };
    return typeof night === 'string' ? night : undefined;
  } catch {
    return undefined;
  }
}

async function locked(path: string): Promise<FileLock> {
  const until = systemClock.now() + LOCK_MS;
  for (;;) {
    try {
      return await lockFile(path);
    } catch (error) {
      if (!(error instanceof LockedError) || systemClock.now() > until) throw error;
    }
  }
}

async function send(url: string, message: unknown): Promise<void> {
  try {
    const { ok, status } = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(message),
      signal: AbortSignal.timeout(WEBHOOK_MS),
    });
    if (!ok) process.stderr.write(`the webhook answered ${status}\n`);
  } catch {
    process.stderr.write('the webhook did not answer\n');
  }
}
