// Compares the subtitle engine with the parsers that people use, and with splitting the same string into lines: identity
// substitution, lint, growth, memory. Run: node subtitles.mjs [--quick]. Exits 1 when a bound is not held.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadEngine } from './engine.mjs';
import { subtitleFile } from './inputs.mjs';
import { PEERS } from './peers.mjs';
import { createRows, median } from './rows.mjs';

const quick = process.argv.includes('--quick');
const SIZES = quick ? [1_000, 10_000] : [1_000, 10_000, 100_000];
const FORMATS = ['srt', 'vtt'];
const ROUNDS = quick ? 5 : 7;
/** A peer that took this long for a file is not given one ten times as large. */
const PATIENCE_MS = quick ? 500 : 1_000;
const LIMITS = { split: 10, scaling: 12, memory: 8, lint: 3 };

const { lintCaptions, parseCues, substituteText } = await loadEngine();
const identity = (runs) => runs;
const translated = (runs) => runs.map((run) => run.toUpperCase());

/** Milliseconds of processor time of one run: other programs on the machine do not count. */
async function time(run, repeat) {
  const start = process.cpuUsage();
  for (let index = 0; index < repeat; index++) await run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000 / repeat;
}

/** Times of each subject, by round. Each has its turn in every round, so that a busy machine disturbs all alike. */
async function measure(subjects, repeat, rounds = ROUNDS) {
  const times = subjects.map(() => []);
  for (const subject of subjects) await time(subject, repeat);
  for (let round = 0; round < rounds; round++) {
    for (const [index, subject] of subjects.entries()) times[index].push(await time(subject, repeat));
  }
  return times;
}

/** Median of the ratios of the rounds. */
const ratio = (above, below) => median(above.map((value, round) => value / below[round]));

const claims = createRows('subtitles');
const lines = [];
const slow = new Set();

for (const format of FORMATS) {
  for (const cues of SIZES) {
    const text = subtitleFile(format, cues);
    if (substituteText(text, format, identity).content !== text)
      throw new Error('identity substitution changed the file');
    const repeat = Math.max(1, Math.round(10_000 / cues));
    const [own, split, translation] = await measure(
      [
        () => substituteText(text, format, identity),
        () => text.split(/\r\n?|\n/),
        () => substituteText(text, format, translated),
      ],
      repeat,
    );
    const label = `${format}, ${cues.toLocaleString('en')} cues`;
    const row = (name, times, relative, note = '') =>
      lines.push(`| ${label} | ${name} | ${median(times).toFixed(2)} | ${relative.toFixed(2)} | ${note} |`);
    row('identity substitution', own, 1);
    row('substitution of every cue', translation, ratio(translation, own));
    row('split into lines', split, ratio(split, own));
    const ofSplit = ratio(own, split);
    claims.atMost(`${label}: identity substitution / split into lines`, ofSplit, LIMITS.split);
    const peers = [];

    for (const peer of PEERS.filter((candidate) => candidate.formats.includes(format))) {
      if (slow.has(peer.name + format)) {
        lines.push(
          `| ${label} | ${peer.name} | - | - | not run: over ${PATIENCE_MS / 1000} s at a tenth of the size |`,
        );
        continue;
      }
      let found = 0;
      const first = await time(async () => {
        found = await peer.run(text, format);
      }, 1);
      if (first > PATIENCE_MS) slow.add(peer.name + format);
      if (found !== cues) {
        lines.push(`| ${label} | ${peer.name} | - | - | cannot parse the file: ${found} cues |`);
        continue;
      }
      const isSlow = first > PATIENCE_MS;
      const [theirs, ours] = isSlow
        ? [[first], [median(own)]]
        : await measure(
            [() => peer.run(text, format), () => substituteText(text, format, identity)],
            Math.ceil(repeat / 5),
            cues > 10_000 ? 3 : ROUNDS,
          );
      row(peer.name, theirs, ratio(theirs, ours), isSlow ? 'one run' : '');
      peers.push({ name: peer.name, times: ratio(theirs, ours) });
    }
    const [fastest] = peers.sort((left, right) => left.times - right.times);
    claims.atLeast(`${label}: the fastest peer (${fastest.name}) / identity substitution`, fastest.times, 1);
  }
  const text = subtitleFile(format, 10_000);
  const [parsing, linting] = await measure(
    [() => parseCues(text, format), () => lintCaptions(text, format, { profile: 'netflix', language: 'en' })],
    3,
    ROUNDS * 3,
  );
  const lint = ratio(linting, parsing);
  lines.push(`| ${format}, 10,000 cues | parseCues | ${median(parsing).toFixed(2)} | - | |`);
  lines.push(
    `| ${format}, 10,000 cues | lintCaptions | ${median(linting).toFixed(2)} | - | ${lint.toFixed(2)} times parseCues |`,
  );
  claims.atMost(`${format}, 10,000 cues: lintCaptions / parseCues`, lint, LIMITS.lint);
  const [tenThousand, hundredThousand] = await measure(
    [10_000, 100_000].map((cues) => {
      const text = subtitleFile(format, cues);
      return () => {
        for (let done = 0; done < 100_000; done += cues) substituteText(text, format, identity);
      };
    }),
    1,
  );
  const growth = ratio(hundredThousand, tenThousand) * 10;
  claims.atMost(`${format}: 100,000 cues / 10,000 cues`, growth, LIMITS.scaling);
}

const folder = mkdtempSync(join(tmpdir(), 'caption-harness-bench-'));
for (const format of FORMATS) {
  const path = join(folder, `input.${format}`);
  writeFileSync(path, subtitleFile(format, 100_000), 'latin1');
  for (const kind of ['identity', 'translated']) {
    const output = execFileSync(
      process.execPath,
      ['--expose-gc', fileURLToPath(new URL('./memory.mjs', import.meta.url)), format, '100000', kind, path],
      { encoding: 'utf8' },
    );
    const { inputBytes, liveBytes, residentBytes } = JSON.parse(output);
    lines.push(
      `| ${format}, 100,000 cues | memory, ${kind} | - | - | live heap ${(liveBytes / inputBytes).toFixed(1)}x, ` +
        `resident set ${(residentBytes / inputBytes).toFixed(1)}x of ${(inputBytes / 1e6).toFixed(1)} MB |`,
    );
    claims.atMost(`${format}: extra live heap / file, ${kind}`, liveBytes / inputBytes, LIMITS.memory);
    if (kind === 'identity') {
      const resident = residentBytes / inputBytes;
      claims.atMost(`${format}: extra resident set / file, ${kind}`, resident, LIMITS.memory);
    }
  }
}

rmSync(folder, { recursive: true, force: true });

console.log(
  ['| file | what | CPU ms, median | times identity | note |', '|---|---|---|---|---|', ...lines, ''].join('\n'),
);
claims.end();
