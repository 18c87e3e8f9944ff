import { $, make } from '/elements.js';
import { call } from '/session.js';

/** Number of the latest request: an answer that comes after the next request is of another track. */
let latest = 0;

/** Shows beside each cue which rules of captions it breaks. A page without them is as good, so a failure is not shown. */
export async function drawFindings(path) {
  latest += 1;
  const own = latest;
  const findings = await call(path)
    .then((response) => response.json())
    .then((body) => body.findings)
    .catch(() => []);
  if (own !== latest) return;
  for (const old of document.querySelectorAll('.findings')) old.remove();
  for (const [index, row] of [...$('cues').children].entries()) {
    const found = findings.filter((finding) => finding.cue === index + 1);
    if (found.length === 0) continue;
    const box = make('div', { className: 'findings' });
    for (const { severity, rule, message, hint, citation } of found) {
      box.append(make('p', { className: severity, textContent: `${message} ${hint}`, title: `${rule}. ${citation}` }));
    }
    row.append(box);
  }
}
