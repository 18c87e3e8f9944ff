// Over examples/worker: one core of the pipeline, two surroundings. Counts what the Worker has of its own, and holds that it hears, lays
// out, translates and publishes by the core alone.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = `${root}examples/worker/src/`;
const own = Object.fromEntries(
  readdirSync(folder).map((name) => [name, readFileSync(`${folder}${name}`, 'utf8')]),
) as Readonly<Record<string, string>>;
const all = Object.values(own).join('\n');

/** Names that the Worker imports of the sources, by file. */
function importsOfSources(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [, names = '', path = ''] of all.matchAll(/import (?:type )?\{([^}]*)\} from '(\.\.\/[^']+)'/g)) {
    const file = relative(root, join(folder, path));
    const known = found.get(file) ?? [];
    const named = names.split(',').map((name) => name.replace(/^\s*type /, '').trim());
    found.set(file, [...new Set([...known, ...named.filter((name) => name !== '')])]);
  }
  return found;
}

describe('what the Worker adds', () => {
  it('is six bindings, six steps and the storage behind them', () => {
    const config = readFileSync(`${root}examples/worker/wrangler.jsonc`, 'utf8');
    const bindings = [...config.matchAll(/"binding": "(\w+)"|"name": "([A-Z]+)"/g)].map(
      ([, one, other]) => one ?? other,
    );
    expect([...new Set(bindings)].sort()).toEqual(['AI', 'ASSETS', 'EVENTS', 'JOBS', 'LOGS', 'MEDIA']);
    const declared = [...(own['env.ts'] ?? '').matchAll(/readonly ([A-Z]+): /g)].map(([, name]) => name);
    expect(declared.sort()).toEqual(['AI', 'ASSETS', 'EVENTS', 'JOBS', 'LOGS', 'MEDIA']);
    const steps = [...(own['job.ts'] ?? '').matchAll(/(?:step\.do|part)\((?:'|`)(\w+)/g)].map(([, name]) => name);
    expect([...steps].sort()).toEqual(['finish', 'inspect', 'publish', 'tell', 'transcribe', 'translate']);
  });

  it('takes the job from the core', () => {
    expect(importsOfSources().get('src/pipeline/core.ts')).toEqual(
      expect.arrayContaining([
        'runJob',
        'whisperTranscriber',
        'translatePlusTranslator',
        'storePublisher',
        'beginJobLog',
      ]),
    );
    expect(importsOfSources().get('src/media/cut-packets.ts')).toEqual(['cutPackets']);
    // Everything it imports is a file of the sources, not a copy.
    expect(dirname([...importsOfSources().keys()][0] ?? '')).toMatch(/^src\//);
  });

  it('has no speech, layout, translation or payment of its own', () => {
    const words = [
      /cuesFromSpeech|layOutSpeech|serializeCues|joinPieces|timedWords/,
      /sentenceGroups|layOutTranslation|translateSubtitles\(|payOnce/,
      /\.transcribe\(|AI\.run\(/,
      /WEBVTT|-->/,
    ];
    expect(words.flatMap((word) => word.exec(all)?.[0] ?? [])).toEqual([]);
  });

  it('stays small', () => {
    const lines = all.split('\n').filter((line) => /\S/.test(line) && !/^\s*(\/\/|\/?\*)/.test(line)).length;
    expect(lines).toBeLessThan(1_500);
    for (const [name, text] of Object.entries(own)) expect(Buffer.byteLength(text), name).toBeLessThan(8_000);
  });
});
