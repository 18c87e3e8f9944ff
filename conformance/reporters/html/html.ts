import { exitCode, type Report } from '../../model/report.ts';
import type { CheckResult } from '../../model/result.ts';
import { count } from '../../model/show.ts';
import { countLine, countWords, factsOf, sectionsOf, type Word, wordOf, words } from '../facts.ts';
import type { Output, Reporter } from '../reporter.ts';
import { escapeHtml, page } from './page.ts';

/** For browsers: one file without external resources, in light and dark, for keyboards and phones. */
export function htmlReporter(output: Output): Reporter {
  return { finish: (report) => output.write(page(`conform: ${countLine(report)}`, body(report))) };
}

/** The sections that are open at first: those that need attention. */
const OPEN: readonly Word[] = ['failed', 'untestable', 'error'];

function body(report: Report): string {
  const { checks } = report;
  const present = words.filter((word) => countWords(checks)[word] > 0);
  const verdict = exitCode(report);
  return `<a class="skip" href="#checks">Skip to the checks</a>
<header>
<h1>conform</h1>
<p class="word ${verdict === 0 ? 'passed' : 'failed'}">${verdictText(report)}</p>
<ul class="counts">${present.map((word) => `<li class="${word}">${countWords(checks)[word]} ${word}</li>`).join('')}</ul>
<p class="soft">${count(checks.length, 'check')} on target ${report.target}, seed ${report.seed}, begun
<time datetime="${escapeHtml(report.startedAt)}">${escapeHtml(report.startedAt)}</time>, ${(report.durationMs / 1000).toFixed(1)} s</p>
</header>
<main>
${problems(report)}
${matrix(checks, present)}
<h2 id="checks" tabindex="-1">Checks</h2>
<form hidden role="search" aria-label="Filter checks">
<label>Find <input type="search" autocomplete="off" placeholder="id, sentence, answer"></label>
${present.map((word) => `<label class="${word}"><input type="checkbox" value="${word}" checked> ${word}</label>`).join('\n')}
<output class="soft" aria-live="polite"></output>
</form>
${sectionsOf(checks).map(group).join('\n')}
</main>`;
}

function verdictText(report: Report): string {
  const { failed, untestable, known } = report.summary;
  if (exitCode(report) === 0) return 'All asserted checks held, or failed as expected.';
  if (exitCode(report) === 3) return 'Nothing was verified, or the harness broke.';
  return failed + untestable > known ? 'The target does not meet the requirements.' : 'The baseline is stale.';
}

function problems({ baseline }: Report): string {
  if (!baseline?.problems.length) return '';
  const rows = baseline.problems.map(
    ({ check, message }) => `<li><code>${escapeHtml(check)}</code> ${escapeHtml(message)}</li>`,
  );
  return `<h2 class="failed">Stale in the baseline</h2>\n<ul>${rows.join('')}</ul>`;
}

function matrix(checks: readonly CheckResult[], present: readonly Word[]): string {
  const rows = sectionsOf(checks).map(({ provider, section, checks: own }) => {
    const counts = countWords(own);
    const cells = present.map((word) =>
      counts[word] === 0 ? '<td>·</td>' : `<td class="${word}">${counts[word]}</td>`,
    );
    const name = escapeHtml(`${provider}/${section}`);
    return `<tr><th scope="row"><a href="#${name}">${name}</a></th>${cells.join('')}</tr>`;
  });
  const head = present.map((word) => `<th scope="col">${word}</th>`).join('');
  return `<h2>Sections</h2>
<div class="scroll" role="region" aria-label="Results by section" tabindex="0"><table>
<thead><tr><th scope="col">section</th>${head}</tr></thead>
<tbody>${rows.join('\n')}</tbody>
</table></div>`;
}

function group({ provider, section, checks }: { provider: string; section: string; checks: CheckResult[] }): string {
  const name = escapeHtml(`${provider}/${section}`);
  return `<section data-group aria-labelledby="${name}">
<h3 id="${name}" tabindex="-1">${name}</h3>
${checks.map(card).join('\n')}
</section>`;
}

function card(result: CheckResult): string {
  const word = wordOf(result);
  const facts = factsOf(result).filter(({ label }) => label !== 'found' || result.reason !== null);
  const rows = facts.map(({ label, text }) => {
    const shown = label === 'request' || label === 'answer' ? `<pre>${escapeHtml(text)}</pre>` : escapeHtml(text);
    return `<dt>${label}</dt><dd>${shown}</dd>`;
  });
  return `<details data-word="${word}"${OPEN.includes(word) ? ' open' : ''}>
<summary><span class="word ${word}">${word}</span> <code>${escapeHtml(result.id)}</code> ${escapeHtml(result.title)}</summary>
<div><dl>${rows.join('\n')}
<dt>spent</dt><dd>${count(result.requests, 'request')}, ${count(result.cost.credits, 'credit')}, ${Math.round(result.durationMs)} ms</dd></dl></div>
</details>`;
}
