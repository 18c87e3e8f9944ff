// Joins chunks that are loaded together: a start read 80 files, most of them below 2 kB, and each costs Node half a millisecond.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { build } from 'esbuild';

/** Entry points that load the same but for a few lines count as one: files that differ for them would be many and small. */
const ALIKE = { 'node-test': 'testing', playwright: 'testing', vitest: 'conformance' };

/** The programs. What they alone load at once must not come with what a library loads later. */
const PROGRAMS = ['caption-harness', 'conform'];

/** What is loaded by exactly the same entry points becomes one file; what waits for an `import()` stays where it is. */
export async function joinChunks(outdir, { outputs }, options) {
  const graph = graphOf(outputs);
  const places = new Map();
  for (const [number, chunks] of groupsOf(graph).entries()) {
    const file = `joined-${number + 1}.js`;
    for (const [at, chunk] of chunks.entries()) places.set(chunk, { file, at });
    await writeJoined(outdir, { file, chunks, graph }, options);
  }
  for (const chunk of places.keys()) rmSync(`${outdir}/${chunk}`);
  const files = readdirSync(outdir, { recursive: true }).filter((name) => name.endsWith('.js'));
  for (const name of files) {
    const text = readFileSync(`${outdir}/${name}`, 'utf8');
    const joined = withPlaces(text, places);
    for (const [left] of joined.matchAll(/chunk-\w+\.js/g))
      if (places.has(left)) throw new Error(`${name} still names ${left}`);
    if (joined !== text) writeFileSync(`${outdir}/${name}`, joined);
  }
}

/** Outputs by file name: what each imports at once and later, what it exports, and whether it is an entry point. */
function graphOf(outputs) {
  const imported = (imports, kind) =>
    imports.filter((one) => one.kind === kind && !one.external).map(({ path }) => basename(path));
  return new Map(
    Object.entries(outputs).map(([path, { imports, exports, entryPoint }]) => [
      basename(path),
      {
        now: imported(imports, 'import-statement'),
        later: imported(imports, 'dynamic-import'),
        exports,
        isEntry: entryPoint !== undefined,
      },
    ]),
  );
}

/**
 * Chunks by the entry points that load them, at once or later. What a chunk imports is loaded by all that load the chunk, so that joined
 * files cannot import each other in a circle.
 */
function groupsOf(graph) {
  const later = new Set([...graph.values()].flatMap((output) => output.later));
  const keys = new Map([...graph.keys()].map((name) => [name, new Set()]));
  for (const [root, { isEntry }] of graph) {
    if (!isEntry || later.has(root)) continue;
    const title = root.replace(/\.js$/, '');
    for (const name of reached(graph, root, false)) keys.get(name).add(ALIKE[title] ?? title);
    if (PROGRAMS.includes(title)) continue;
    for (const name of reached(graph, root, true)) keys.get(name).add(LATER);
  }
  const groups = new Map();
  for (const [name, key] of [...keys].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const title = [...key].sort().join();
    if (graph.get(name).isEntry || title === '' || title === LATER) continue;
    groups.set(title, [...(groups.get(title) ?? []), name]);
  }
  return [...groups.values()].filter((chunks) => chunks.length > 1);
}

/** A library loads it, at once or later. */
const LATER = 'later';

function reached(graph, root, isLater, seen = new Set()) {
  if (seen.has(root)) return seen;
  seen.add(root);
  const { now, later } = graph.get(root);
  for (const name of isLater ? [...now, ...later] : now) reached(graph, name, isLater, seen);
  return seen;
}

async function writeJoined(outdir, { file, chunks, graph }, options) {
  const lines = chunks.map((chunk, at) => {
    const names = graph.get(chunk).exports.map((name) => `${name} as ${joinedName(at, name)}`);
    return names.length === 0 ? `import './${chunk}';` : `export { ${names.join(', ')} } from './${chunk}';`;
  });
  const only = {
    name: 'only these chunks',
    setup: ({ onResolve }) => {
      onResolve({ filter: /.*/ }, ({ path, kind }) => {
        const isInside = kind === 'import-statement' && chunks.includes(basename(path));
        return isInside ? undefined : { path, external: true };
      });
    },
  };
  await build({
    ...options,
    stdin: { contents: lines.join('\n'), resolveDir: outdir },
    outfile: `${outdir}/${file}`,
    format: 'esm',
    plugins: [only],
    // All of it is needed: the chunks hold what some entry point uses.
    treeShaking: false,
    ignoreAnnotations: true,
  });
}

const joinedName = (at, name) => `${name}_${at}`;

const IMPORT = /\b(import|export)\s*(?:\{([^{}]*)\}\s*from\s*)?"(\.\.?\/)(chunk-\w+\.js)"/g;

/** A text of esbuild whose imports of joined chunks name their new places. */
const withPlaces = (text, places) =>
  text.replace(IMPORT, (all, word, names, folder, chunk) => {
    const place = places.get(chunk);
    if (place === undefined) return all;
    if (names === undefined) return `${word}"${folder}${place.file}"`;
    const specifiers = names.split(',').map((part) => {
      const [name, own = name] = part.trim().split(/\s+as\s+/);
      return `${joinedName(place.at, name)} as ${own}`;
    });
    return `${word}{${specifiers.join()}}from"${folder}${place.file}"`;
  });
