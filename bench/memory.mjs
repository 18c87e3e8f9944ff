// Child process of subtitles.mjs, run with --expose-gc: extra memory of one substitution, as JSON on stdout.
// liveBytes: largest heap after a collection, sampled every twentieth of the file and at the end, less the heap before.
// residentBytes: growth of the largest resident set, garbage and the engine's machine code included.
import { readFileSync } from 'node:fs';
import { loadEngine } from './engine.mjs';
import { subtitleFile } from './inputs.mjs';

const [format, cues, kind, path] = process.argv.slice(2);
const { substituteText } = await loadEngine();
const change = kind === 'identity' ? (runs) => runs : (runs) => runs.map((run) => run.toUpperCase());
// Read rather than made here: making it would raise the resident set before the measurement.
const text = readFileSync(path, 'latin1');
substituteText(subtitleFile(format, 1_000), format, change);

const used = () => {
  // Twice: array buffers found dead by the first collection are given back by the second.
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};
const residentPeak = () => process.resourceUsage().maxRSS * 1024;

const residentBefore = Math.max(residentPeak(), process.memoryUsage.rss());
let result = substituteText(text, format, change);
const residentBytes = residentPeak() - residentBefore;
result = undefined;

await new Promise((resolve) => setTimeout(resolve, 100));
const before = used();
let peak = before;
let seen = 0;
const every = Math.floor(Number(cues) / 20);
result = substituteText(text, format, (runs) => {
  if (seen++ % every === 0) peak = Math.max(peak, used());
  return change(runs);
});
peak = Math.max(peak, used());
if (result.content.length === 0) throw new Error('nothing came back');
console.log(JSON.stringify({ inputBytes: text.length, liveBytes: peak - before, residentBytes }));
