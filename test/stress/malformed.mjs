// Malformed HTTP on every listener. Usage: node test/stress/malformed.mjs [--rounds N] [--seconds N] [--program FILE]
// Holds when each form is refused in its service's shape or closed, health is answered meanwhile, and descriptors come back.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRefusal } from './fuzz/verdict.mjs';
import { malformedForms } from './malformed/forms.mjs';
import { sendJson, watchHealth } from './support/http.mjs';
import { readOptions } from './support/options.mjs';
import { openDescriptors, startMocks, startOrigin } from './support/programs.mjs';
import { holdOpen, sendRaw } from './support/raw.mjs';
import { report } from './support/report.mjs';

const options = readOptions({ rounds: 10, seconds: 300, patience: 8_000, held: 100 });
const folder = mkdtempSync(join(tmpdir(), 'stress-malformed-'));
const mocks = await startMocks(options.program);
const origin = await startOrigin(options.program, { data: join(folder, 'data'), mocks });
const { providers, control } = mocks.ready;
const listeners = {
  control: { url: control.url, target: '/health' },
  cloudflare: { url: new URL(providers['cloudflare-stream'].baseUrl).origin, target: '/client/v4/accounts/x/stream' },
  gcore: { url: providers['gcore-ai'].baseUrl, target: '/streaming/videos' },
  translateplus: { url: providers.translateplus.baseUrl, target: '/v2/account/summary' },
  origin: { url: origin.ready.url, target: '/videos' },
};
/** Descriptors that may be open besides those before: what programs open once. */
const SPARE = 8;

const violations = [];
const figures = { sent: 0, answered: 0, closed: 0, statuses: {} };
const begun = performance.now();
const before = descriptors();
const watches = [watchHealth(control.url), watchHealth(origin.ready.url)];
const until = begun + options.seconds * 1_000;
for (let round = 0; round < options.rounds && performance.now() < until; round += 1) {
  for (const name of Object.keys(listeners)) await sendAll(name, round);
}
const held = await Promise.all(
  Object.values(listeners).map(({ url }) => holdOpen(url, 'nonsense\r\n\r\n', options.held)),
);
const whileHeld = await settled('while refused clients stay half-open');
for (const sockets of held) sockets.destroy();
for (const watch of watches) violations.push(...(await watch.stop()).failures);
const after = await settled('at the end');
for (const [name, program] of Object.entries({ mocks, origin })) {
  if (!program.running()) violations.push(`${name} ended`);
  await program.stop();
  if (/\n\s+at .*:\d+:\d+/.test(program.errors()))
    violations.push(`${name} wrote: ${program.errors().slice(0, 1_500)}`);
}
rmSync(folder, { recursive: true, force: true });
report(
  'malformed HTTP',
  [
    ['forms', `${malformedForms('/').length} on ${Object.keys(listeners).length} listeners`],
    ['sent', `${figures.sent} in ${Math.round((performance.now() - begun) / 1_000)} s`],
    ['answered', String(figures.answered)],
    ['closed without an answer', String(figures.closed)],
    [
      'by status',
      Object.entries(figures.statuses)
        .map(([status, count]) => `${status}: ${count}`)
        .join(', '),
    ],
    ['half-open after a refusal', `${held.length * options.held}`],
    ['descriptors', `before ${before.join(' + ')}, then ${whileHeld.join(' + ')}, after ${after.join(' + ')}`],
  ],
  [...new Set(violations)],
);

/** Sends every form to a listener, all at once. */
async function sendAll(name, round) {
  const { url, target } = listeners[name];
  await Promise.all(
    malformedForms(target).map(async (form) => {
      const answer = await sendRaw(url, form, options.patience);
      figures.sent += 1;
      judge(name, form, answer);
    }),
  );
  if (round === 0) await sendJson(url, 'GET', name === 'origin' ? '/videos' : target).catch(() => {});
}

function judge(name, form, { answers, ended, text }) {
  const wrong = (problem) => violations.push(`${name}, ${form.name}: ${problem}`);
  if (answers.length === 0) {
    if (ended && text === '') figures.closed += 1;
    else
      wrong(ended ? `not an answer: ${text.slice(0, 100)}` : `neither answered nor closed in ${options.patience} ms`);
    return;
  }
  figures.answered += 1;
  for (const { status, headers, body } of answers) {
    figures.statuses[status] = (figures.statuses[status] ?? 0) + 1;
    if (status >= 400 && !isRefusal(name, body))
      wrong(`${status} in another shape: ${JSON.stringify(body.slice(0, 100))}`);
    if (status === 500) wrong(`500: ${body.slice(0, 200)}`);
    if (/html/.test(headers['content-type'] ?? '')) wrong(`${status} is a page`);
  }
  const last = answers.at(-1);
  if (last.headers.connection === 'close' && !ended) wrong('announced an end and stays open');
}

function descriptors() {
  return [mocks.pid, origin.pid].map((pid) => openDescriptors(pid) ?? 0);
}

/** Waits until descriptors are given back; what is left then. */
async function settled(when) {
  for (let tries = 0; ; tries += 1) {
    const now = descriptors();
    const kept = now.some((count, at) => count > before[at] + SPARE);
    if (!kept) return now;
    if (tries > 40) {
      violations.push(`descriptors are kept ${when}: ${before.join(' + ')} before, ${now.join(' + ')} after`);
      return now;
    }
    await new Promise((next) => setTimeout(next, 500));
  }
}
