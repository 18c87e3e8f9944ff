import type { Report } from '../../model/report.ts';
import type { CheckResult } from '../../model/result.ts';
import { count } from '../../model/show.ts';
import { countLine, countWords, partOf, sectionsOf, type Word, wordOf, words } from '../facts.ts';
import { isHindered, obstacleLines } from '../obstacles.ts';
import { type Output, type Reporter, type ReporterOptions, refuseUnknownReporterOptions } from '../reporter.ts';
import { attentionCard, checkRow, pointer } from './check-card.ts';
import { escapeHtml, page } from './page.ts';
import { SCRIPT } from './script.ts';
import { sparkline } from './sparkline.ts';
import { REPORT } from './style.ts';
import { cards, verdictOf } from './summary.ts';
import { chip } from './words.ts';

/** For browsers: one file without external resources, in light and dark, for keyboards, phones and paper. */
export function htmlReporter(output: Output, options: ReporterOptions = {}): Reporter {
  refuseUnknownReporterOptions('htmlReporter', options);
  return {
    finish: (report) =>
      output.write(
        page({ title: `conform: ${countLine(report)}`, body: body(report, options), style: REPORT, script: SCRIPT }),
      ),
  };
}

/** What is shown whole at the top, the most urgent first. */
const ATTENTION: readonly Word[] = ['failed', 'untestable', 'error', 'warned', 'expected'];

function body(report: Report, { history }: ReporterOptions): string {
  const { checks, target, seed, startedAt, durationMs } = report;
  const { text, tone } = verdictOf(report);
  const present = words.filter((word) => countWords(checks)[word] > 0);
  const first = ATTENTION.flatMap((word) => checks.filter((one) => wordOf(one) === word && !isHindered(one)));
  const credits = checks.reduce((sum, { cost }) => sum + cost.credits, 0);
  const requests = checks.reduce((sum, one) => sum + one.requests, 0);
  return `<a class="skip" href="#checks">Skip to the checks</a>
<header class="bar"><span class="brand"><i></i>conform</span>
<span class="dim">${target}${escapeHtml(partOf(report))}, <time datetime="${escapeHtml(startedAt)}">${escapeHtml(startedAt.slice(0, 16).replace('T', ' '))} UTC</time>, --seed ${seed}, ${duration(durationMs)}, ${count(requests, 'request')}${credits > 0 ? `, ${count(credits, 'credit')}` : ''}</span>
<span class="grow"></span>${present.map((word) => `<span>${countWords(checks)[word]} ${chip(word)}</span>`).join('\n')}</header>
<main>
<div class="verdict ${tone}"><h1>${escapeHtml(text)}</h1><span class="dim">${count(checks.length, 'check')}</span></div>
${obstacleLines(checks)
  .map((line) => `<p class="bad-text">${escapeHtml(line)}</p>`)
  .join('')}
${cards(checks)}
${history === undefined ? '' : sparkline(history.points)}
${tools(checks, present)}
${problems(report)}
${first.length === 0 ? '' : `<section data-group aria-labelledby="attention"><h2 id="attention">What did not hold</h2>\n${first.map((one) => attentionCard(one, history?.since[one.id])).join('\n')}</section>`}
<h2 id="checks" tabindex="-1">All checks</h2>
${sectionsOf(checks)
  .map((section) => group(section, first))
  .join('\n')}
</main>`;
}

function tools(checks: readonly CheckResult[], present: readonly Word[]): string {
  const of = (all: readonly string[]): string =>
    [...new Set(all)].map((one) => `<option>${escapeHtml(one)}</option>`).join('');
  const choice = (name: string, label: string, all: readonly string[]): string =>
    `<label><span class="dim">${label}</span><select class="field" name="${name}"><option value="">all</option>${of(all)}</select></label>`;
  return `<form hidden role="search" aria-label="Filter checks" class="tools noprint">
<input type="search" class="field" autocomplete="off" placeholder="Find an id, a sentence" aria-label="Find">
${choice(
  'provider',
  'provider',
  checks.map(({ provider }) => provider),
)}
${choice(
  'grade',
  'evidence',
  checks.map(({ evidence }) => evidence.grade),
)}
${choice(
  'level',
  'level',
  checks.map(({ level }) => level),
)}
${present.map((word) => `<label><input type="checkbox" value="${word}" checked> ${word}</label>`).join('\n')}
<output class="faint" aria-live="polite"></output>
</form>`;
}

function problems({ baseline }: Report): string {
  if (!baseline?.problems.length) return '';
  const rows = baseline.problems.map(
    ({ check, message }) => `<li><code>${escapeHtml(check)}</code> ${escapeHtml(message)}</li>`,
  );
  return `<h2 class="bad-text">Stale in the baseline</h2>\n<ul>${rows.join('')}</ul>`;
}

function group(
  { provider, section, checks }: ReturnType<typeof sectionsOf>[number],
  first: readonly CheckResult[],
): string {
  const counts = countWords(checks);
  const shown = words.filter((word) => counts[word] > 0).map((word) => `<span>${counts[word]} ${chip(word)}</span>`);
  return `<details class="card section" data-group><summary><h3 class="mono">${escapeHtml(`${provider}/${section}`)}</h3>
<span class="grow"></span>${shown.join('\n')}</summary>
${checks.map((one) => (first.includes(one) ? pointer(one) : checkRow(one))).join('\n')}
</details>`;
}

const duration = (ms: number): string =>
  ms < 90_000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 60_000)} min`;
