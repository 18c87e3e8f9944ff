import { count } from '../../model/show.ts';
import { escapeHtml, page } from '../../reporters/html/page.ts';
import { sparkline } from '../../reporters/html/sparkline.ts';
import { placeOf, titleOf } from './issue-text.ts';
import { type Issue, issuesOf } from './issues.ts';
import { dayOf, type Night, objectsOf } from './night.ts';
import { pointOf } from './past.ts';
import { rateOf } from './series.ts';

const STYLE = `
main h1{font-size:var(--t-2xl);margin-bottom:var(--s3)}h2{margin:var(--s5) 0 var(--s2)}main>.card{margin:0 0 var(--s3)}
.changes{table-layout:fixed}.changes th:nth-child(1){width:6rem}.changes th:nth-child(3),.changes th:nth-child(4){width:8rem}tbody tr:last-child td{border-bottom:0}
td,th{vertical-align:top}td.num,th.num{text-align:right}
summary{cursor:pointer}@media (max-width:40rem){.changes{min-width:34rem}}
`;

/** The page of a history, in one file: what changed when, per operation and member, flaky checks, and how often members come. */
export function watchPage(nights: readonly Night[]): string {
  const issues = issuesOf(nights);
  const open = issues.filter(({ state }) => state === 'open');
  const last = nights.at(-1);
  const verdict =
    open.length === 0 ? 'Nothing is different now' : `${count(open.length, 'change')} since an earlier night`;
  const body = `<header class="bar"><span class="brand"><i></i>conform watch</span>
<span class="dim">${count(nights.length, 'night')}, the last on ${escapeHtml(last === undefined ? 'no day' : dayOf(last))}</span><span class="grow"></span>
<span class="chip ${open.length === 0 ? 'ok' : 'bad'}">${open.length} open</span></header>
<main><h1>${escapeHtml(verdict)}</h1>
${nights.length === 0 ? '' : sparkline(nights.map(pointOf))}
<h2>What changed when</h2>
${issues.length === 0 ? '<p class="dim">Nothing has changed.</p>' : issues.map(issueCard).join('\n')}
${flakySection(nights)}
${last === undefined ? '' : presence(last)}
</main>`;
  return page({ title: `conform watch: ${verdict}`, body, style: STYLE });
}

function issueCard(issue: Issue): string {
  const rows = issue.changes.map(
    (change) =>
      `<tr><td>${change.kind === 'field' ? 'member' : change.kind}</td><td><code>${escapeHtml(placeOf(change))}</code> ${escapeHtml(change.text)}</td><td>${change.since}</td><td>${change.until ?? ''}</td></tr>`,
  );
  return `<section class="card" id="${escapeHtml(issue.id)}" aria-label="${escapeHtml(titleOf(issue))}">
<h3><span class="chip ${issue.state === 'open' ? 'bad' : 'ok'}">${issue.state}</span> ${escapeHtml(titleOf(issue))}</h3>
<div class="scroll"><table class="changes"><thead><tr><th scope="col">what</th><th scope="col">where</th><th scope="col">since</th><th scope="col">until</th></tr></thead>
<tbody>${rows.join('')}</tbody></table></div></section>`;
}

/** Checks that were red in some attempts of the last thirty nights, with their rate. */
function flakySection(nights: readonly Night[]): string {
  const sums = new Map<string, { red: number; of: number }>();
  for (const { verdicts } of nights.slice(-30)) {
    for (const [id, { word, attempts }] of Object.entries(verdicts)) {
      if (word === 'unknown' || word === 'red') continue;
      const sum = sums.get(id) ?? { red: 0, of: 0 };
      sums.set(id, { red: sum.red + (attempts?.red ?? 0), of: sum.of + (attempts?.of ?? 1) });
    }
  }
  const flaky = [...sums]
    .filter(([, { red }]) => red > 0)
    .sort(([, left], [, right]) => right.red / right.of - left.red / left.of);
  if (flaky.length === 0) return '';
  const rows = flaky.map(
    ([id, { red, of }]) =>
      `<tr><td><code>${escapeHtml(id)}</code></td><td class="num">${percent(red / of)}</td><td class="num">${red} of ${of}</td></tr>`,
  );
  return `<h2>Flaky checks</h2><p class="dim">Red in some attempts of the last 30 nights, and held when repeated.</p>
<div class="scroll card"><table><thead><tr><th scope="col">check</th><th scope="col" class="num">red</th><th scope="col" class="num">attempts</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

function presence({ answers }: Night): string {
  const blocks = answers.map(({ operation, status, answers: amount, fields }) => {
    const rows = Object.entries(fields)
      .filter(([path]) => !path.endsWith('.'))
      .map(([path, field]) => {
        const of = objectsOf({ fields }, path);
        return `<tr><td><code>${escapeHtml(path)}</code></td><td>${escapeHtml(field.types.join(' or '))}</td><td class="num">${percent(rateOf({ seen: field.seen, of }))}</td></tr>`;
      });
    const table = `<table><thead><tr><th scope="col">member</th><th scope="col">type</th><th scope="col" class="num">present</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
    return `<details class="card"><summary><b>${escapeHtml(operation)}</b> ${status} <span class="faint">${count(amount, 'answer')}</span></summary><div class="scroll">${table}</div></details>`;
  });
  return `<h2>How often members came, in the last night</h2>\n${blocks.join('\n')}`;
}

const percent = (rate: number): string => `${Math.round(rate * 100)} %`;
