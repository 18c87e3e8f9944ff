import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { issueText, titleOf } from '../../conformance/studies/watch/issue-text.ts';
import { issuesOf } from '../../conformance/studies/watch/issues.ts';
import { messageOf } from '../../conformance/studies/watch/message.ts';
import type { Night } from '../../conformance/studies/watch/night.ts';
import { watchPage } from '../../conformance/studies/watch/page.ts';

/** Milliseconds that a webhook has for its answer. */
const WEBHOOK_MS = 10_000;

/**
 * Writes the issues of a history, its page and `issues.json` (what the last night did to which issue), prints the message, and sends it
 * to the webhook. Returns how many issues are open. A webhook that fails is reported on stderr and changes nothing else.
 */
export async function publishIssues(folder: string, nights: readonly Night[], webhook?: string): Promise<number> {
  const issues = issuesOf(nights);
  mkdirSync(join(folder, 'issues'), { recursive: true });
  for (const issue of issues) {
    writeFileSync(join(folder, 'issues', `${issue.id}.md`), `# ${titleOf(issue)}\n\n${issueText(issue)}`);
  }
  const message = messageOf(issues);
  writeFileSync(join(folder, 'issues.json'), `${JSON.stringify(message, null, 2)}\n`);
  writeFileSync(join(folder, 'report.html'), watchPage(nights));
  process.stdout.write(`${message.text}\n`);
  if (webhook !== undefined) await send(webhook, message);
  return issues.filter(({ state }) => state === 'open').length;
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
