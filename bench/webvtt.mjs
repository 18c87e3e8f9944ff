// Gives the files of the web-platform tests to WebVTT parsers, and exits with 1 when this package misses a fact or a tree.
// --write replaces the table of README.md.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadEngine } from './engine.mjs';
import { createRows, table, writeBlock } from './rows.mjs';
import { PEERS } from './webvtt-peers.mjs';

const FOLDER = new URL('../fixtures/subtitles/', import.meta.url);
const read = (path) => readFileSync(new URL(path, FOLDER), 'utf8');
const { cueTree, cueTreeText, parseCues } = await loadEngine();

const own = {
  name: 'caption-harness',
  cues: (content) => parseCues(content, 'vtt', { settings: true }),
  tree: (file) => cueTree(parseCues(file, 'vtt', { settings: true })[0].text),
};

const files = Object.entries(JSON.parse(read('expected/wpt-file-parsing.json')));
const trees = readdirSync(new URL('expected/wpt-cue-text', FOLDER)).flatMap((name) =>
  JSON.parse(read(`expected/wpt-cue-text/${name}`)),
);

const at = (root, path) =>
  path
    .split(/[.[\]]+/)
    .filter(Boolean)
    .reduce((value, key) => value?.[key], root);

function holds(root, [path, value]) {
  const actual = at(root, path);
  if (value?.same) return actual !== undefined && actual === at(root, value.same);
  if (value?.not) return actual !== undefined && actual !== at(root, value.not);
  return actual === value;
}

async function measure({ name, cues, tree }) {
  let facts = 0;
  let whole = 0;
  let crashes = 0;
  for (const [file, rows] of files) {
    try {
      const root = { cues: await cues(read(`vtt/wpt-file-parsing/${file}`)) };
      const held = rows.filter((row) => holds(root, row)).length;
      facts += held;
      if (held === rows.length) whole++;
    } catch {
      crashes++;
    }
  }
  let treesRight = 0;
  for (const { text, expectedTree } of tree ? trees : []) {
    try {
      if (cueTreeText(await tree(`WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n${text}`)) === expectedTree) treesRight++;
    } catch {}
  }
  return { name, facts, whole, crashes, trees: tree ? treesRight : undefined };
}

const measured = [];
for (const subject of [own, ...PEERS]) measured.push(await measure(subject));
const total = files.reduce((sum, [, facts]) => sum + facts.length, 0);
const text = table(
  ['parser', `files of ${files.length}`, `facts of ${total}`, `trees of ${trees.length}`, 'files it throws on'],
  measured.map(({ name, whole, facts, trees: right, crashes }) =>
    [name, whole, facts, right ?? '-', crashes].map((cell) => String(cell)),
  ),
);
if (process.argv.includes('--write')) writeBlock(fileURLToPath(new URL('README.md', import.meta.url)), 'webvtt', text);
else console.log(`${text}\n`);
const [mine] = measured;
const rows = createRows('webvtt');
rows.exactly('web-platform tests: files whose facts all hold', mine.whole, files.length);
rows.exactly('web-platform tests: facts that hold', mine.facts, total);
rows.exactly('web-platform tests: cue-text trees', mine.trees, trees.length);
rows.end();
