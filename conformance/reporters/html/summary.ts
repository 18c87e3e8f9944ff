import { grades } from '../../../src/base/evidence.ts';
import { providers } from '../../../src/contracts/providers.ts';
import type { Report } from '../../model/report.ts';
import { exitCode } from '../../model/report.ts';
import type { CheckResult } from '../../model/result.ts';
import { count } from '../../model/show.ts';
import { countWords, type Word, words } from '../facts.ts';
import { escapeHtml } from './page.ts';
import { toneOf } from './words.ts';

/** The verdict in a sentence, with its tone. */
export function verdictOf(report: Report): { readonly text: string; readonly tone: 'ok' | 'bad' } {
  const { failed, untestable, known, stale, errors } = report.summary;
  const bad = failed + untestable - known;
  if (exitCode(report) === 0) return { text: 'Every asserted check held', tone: 'ok' };
  if (bad > 0) return { text: `${count(bad, 'check')} did not hold`, tone: 'bad' };
  if (stale > 0) return { text: 'The baseline is stale', tone: 'bad' };
  return { text: errors > 0 ? 'The harness broke' : 'Nothing was verified', tone: 'bad' };
}

/** A card per provider, and one for the evidence of what was judged. */
export function cards(checks: readonly CheckResult[]): string {
  const ids = [...new Set(checks.map(({ provider }) => provider))];
  return `<div class="cards">${ids.map((id) => providerCard(id, checks)).join('\n')}\n${evidenceCard(checks)}</div>`;
}

const TONES = { ok: 's-ok', bad: 's-bad', warn: 's-warn', '': 's-idle' } as const;

function providerCard(id: string, checks: readonly CheckResult[]): string {
  const own = checks.filter(({ provider }) => provider === id);
  const counts = countWords(own);
  const judged = own.length - counts.skipped - counts.probed;
  const title = (providers as Readonly<Record<string, { readonly title: string } | undefined>>)[id]?.title ?? id;
  const others = words.filter((word) => word !== 'passed' && counts[word] > 0);
  const text = others.map((word) => `${counts[word]} ${word}`).join(', ') || 'all that was judged';
  const tone = others.some((word) => toneOf[word] === 'bad') ? 'bad' : 'faint';
  const cost = own.reduce((all, one) => all + one.cost.credits, 0);
  const requests = own.reduce((all, one) => all + one.requests, 0);
  return `<section class="card" aria-label="${escapeHtml(title)}"><span class="dim">${escapeHtml(title)}</span>
<b>${counts.passed} / ${judged}</b><span class="${tone === 'bad' ? 'bad-text' : 'faint'}">${text}</span>
${stack(['passed', ...others].map((word) => [counts[word as Word], TONES[toneOf[word as Word]]]))}
<span class="faint">${count(requests, 'request')}${cost > 0 ? `, ${count(cost, 'credit')}` : ''}</span></section>`;
}

function evidenceCard(checks: readonly CheckResult[]): string {
  const judged = checks.filter(({ status }) => !['skipped', 'probed', 'error'].includes(status));
  const share = (grade: string) => judged.filter(({ evidence }) => evidence.grade === grade).length;
  const percent = judged.length === 0 ? 0 : Math.round((share('documented') / judged.length) * 100);
  const tones = { documented: 's-accent', observed: 's-ok', assumed: 's-idle' } as Readonly<Record<string, string>>;
  return `<section class="card" aria-label="Evidence"><span class="dim">Evidence of what was judged</span>
<b>${percent} %</b><span class="faint">${grades.map((grade) => `${share(grade)} ${grade}`).join(', ')}</span>
${stack(grades.map((grade) => [share(grade), tones[grade] ?? 's-idle']))}</section>`;
}

/** Shares of a whole as a bar; the text beside it says the same. */
function stack(parts: readonly (readonly [amount: number, tone: string])[]): string {
  const whole = parts.reduce((sum, [amount]) => sum + amount, 0);
  const [width, bars] = [100, [] as string[]];
  let left = 0;
  for (const [amount, tone] of parts) {
    const share = whole === 0 ? 0 : (amount / whole) * width;
    if (share > 0) bars.push(`<rect x="${left.toFixed(2)}" width="${share.toFixed(2)}" height="8" class="${tone}"/>`);
    left += share;
  }
  return `<svg class="stack" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">${bars.join('')}</svg>`;
}
