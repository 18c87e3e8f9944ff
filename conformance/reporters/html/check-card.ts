import type { CheckResult } from '../../model/result.ts';
import { count } from '../../model/show.ts';
import { wordOf } from '../facts.ts';
import { jsonLines } from './json-lines.ts';
import { escapeHtml } from './page.ts';
import { chip, toneOf } from './words.ts';

/** What the filters read of a check. */
const data = (result: CheckResult): string =>
  `data-word="${wordOf(result)}" data-provider="${escapeHtml(result.provider)}" data-grade="${result.evidence.grade}" data-level="${result.level}"`;

const link = (id: string): string => `<a href="#${escapeHtml(id)}" class="mono">${escapeHtml(id)}</a>`;

const spent = ({ requests, cost, durationMs }: CheckResult): string =>
  [
    count(requests, 'request'),
    ...(cost.credits > 0 ? [count(cost.credits, 'credit')] : []),
    ...(cost.waitedSeconds > 0 ? [`waited ${Math.round(cost.waitedSeconds)} s`] : []),
    `${Math.round(durationMs)} ms`,
  ].join(', ');

/** A check that did not hold, whole: requirement, source, expected beside seen, and the exchange. */
export function attentionCard(result: CheckResult, since?: string): string {
  const word = wordOf(result);
  const tone = toneOf[word] === 'bad' ? '' : ' soft';
  return `<article class="card attention${tone}" id="${escapeHtml(result.id)}" ${data(result)} tabindex="-1">
<div class="row-title">${chip(word)}<b>${link(result.id)}</b><span class="chip">${result.level}</span><span class="chip">${result.evidence.grade}</span>
${flakyChip(result)}${since === undefined ? '' : `<span class="chip">since ${escapeHtml(since)}</span>`}<span class="grow"></span><span class="faint">${spent(result)}</span></div>
${facts(result)}
</article>`;
}

/** Any other check: one line that opens. */
export function checkRow(result: CheckResult): string {
  return `<details class="check" id="${escapeHtml(result.id)}" ${data(result)}>
<summary>${chip(wordOf(result))}<code>${escapeHtml(result.id)}</code><span class="dim">${escapeHtml(result.title)}</span>${flakyChip(result)}</summary>
<div>${facts(result)}<span class="faint">${spent(result)}</span></div>
</details>`;
}

/** A line that leads to the card of a check above. */
export const pointer = (result: CheckResult): string =>
  `<div class="more row-title" data-more>${chip(wordOf(result))}${link(result.id)}<span class="dim">shown above</span></div>`;

const flakyChip = ({ attempts }: CheckResult): string =>
  attempts === undefined ? '' : `<span class="chip warn">${attempts.length + 1} attempts</span>`;

function facts(result: CheckResult): string {
  const { requirement, evidence, expected, got, reason, known, status, title } = result;
  const compared = expected !== undefined && got !== undefined;
  const found = !compared || status === 'untestable' ? reason : null;
  return `<p>${escapeHtml(title)}</p>
<blockquote>${escapeHtml(requirement)} <span class="faint">(${evidence.grade}: ${escapeHtml(evidence.source)})</span></blockquote>
${found === null ? '' : `<p>${escapeHtml(found)}</p>`}
${known === undefined ? '' : `<p class="dim">Known: ${escapeHtml(known.reason)} (expected until ${escapeHtml(known.expires)})</p>`}
${compared ? sideBySide(expected, got) : ''}
${exchangeBlock(result)}`;
}

const sideBySide = (expected: string, got: string): string => `<div class="two">
<div><span class="faint">Expected</span><pre>${escapeHtml(expected)}</pre></div>
<div><span class="faint">Seen</span><pre>${escapeHtml(got)}</pre></div></div>`;

/** The request as a command, and the answer with what was expected and what came as the lines of a diff. */
function exchangeBlock({ exchange, expected, got }: CheckResult): string {
  if (exchange === undefined) return '';
  const { curl, response } = exchange;
  const lines = [
    ...(expected === undefined ? [] : [`<del>- ${escapeHtml(expected)}</del>`]),
    ...(got === undefined ? [] : [`<ins>+ ${escapeHtml(got)}</ins>`]),
  ];
  const headers = Object.entries(response?.headers ?? {}).map(([name, value]) => `${name}: ${value}`);
  const answer =
    response === null ? 'no answer' : [String(response.status), ...headers, '', jsonLines(response.body)].join('\n');
  return `<div data-exchange><div class="row-title"><span class="faint">The exchange</span><span class="grow"></span>
<button type="button" class="button noprint" data-copy>Copy as curl</button></div>
<pre data-curl>${escapeHtml(curl)}</pre>
<pre class="diff">${lines.join('')}${escapeHtml(answer)}</pre></div>`;
}
