import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

/**
 * Nothing branches on the text of a message of this project: kinds, codes and ids decide, and a text stands beside them for
 * people. This reads the source, so it finds what is written in the usual ways: a method of a string, a pattern or a
 * comparison applied to something that is named like a message.
 */
const NAMES =
  '(?:message|reason|problem|problems|outcome|said|detail|cause|statement|why|stderr|stdout|sentence|note|hint|remedy|meaning|summary)';
const READS = [
  // reason?.startsWith(, error.message.includes(, (reason ?? '').endsWith(, summary().match(
  new RegExp(
    `\\b${NAMES}\\b(?:\\(\\)|\\.text\\b|\\s*\\?\\?\\s*'[^']*'|\\))*\\??\\.(?:startsWith|endsWith|includes|match|matchAll|search|indexOf)\\(`,
    'i',
  ),
  // /pattern/.test(error.message), PATTERN.exec(String(answer.detail))
  new RegExp(`\\.(?:test|exec)\\((?:String\\()?[\\w.?]*\\b${NAMES}\\b`, 'i'),
  // String(body.detail).includes(, show(reason).startsWith(
  new RegExp(
    `\\b(?:String|show)\\([\\w.?]*\\b${NAMES}\\)\\.(?:startsWith|endsWith|includes|match|search|indexOf)\\(`,
    'i',
  ),
  // reason === 'as assumed', 'x y' === message: texts with a space; one word is a kind.
  new RegExp(`\\b${NAMES}\\b\\s*[!=]==\\s*(?:'[^']* [^']*'|\`[^\`]*\`)`, 'i'),
];

/** Texts that others write, and may be read: the file, how often, and why no code can be read instead. */
const ALLOWED: Readonly<Record<string, readonly [count: number, why: string]>> = {
  'src/clients/cloudflare/refusal.ts': [
    1,
    'Cloudflare publishes no code for a caption that exists; public clients match it',
  ],
  'src/clients/workers-ai-binding/error-code.ts': [
    1,
    'the AI binding throws errors whose code stands in their text alone (cloudflare-platform.md, 5)',
  ],
  'conformance/studies/evidence/probes/translateplus.ts': [
    1,
    'which framework a service uses shows in its words alone: both answer 400 with {"detail": "text"}',
  ],
  'conformance/mutants/translateplus/regions.ts': [
    1,
    'a mutant is wrong about the refusals of some codes, which stand in the text',
  ],
  'src/clients/gcore-ai/errors.ts': [6, 'streaming_api.yaml, schema error: {"error": "text"} without a code'],
};

const root = fileURLToPath(new URL('..', import.meta.url));
const files = ['src', 'mocks', 'conformance', 'cli', 'entry'].flatMap((folder) =>
  readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/\.test\.ts$|(?:^|\/)(?:testing|test-support)\//.test(name))
    .map((name) => `${folder}/${name}`)
    // A check reads the texts of its target: that is its work.
    .filter((name) => !name.startsWith('conformance/checks/')),
);

const readsIn = (source: string): string[] =>
  source
    .split('\n')
    .filter((line) => READS.some((read) => read.test(line)))
    .map((line) => line.trim());

it('reads no message of this project, and texts of others only for a stated reason', () => {
  const found = Object.fromEntries(
    files.flatMap((file) => {
      const lines = readsIn(readFileSync(root + file, 'utf8'));
      return lines.length === (ALLOWED[file]?.[0] ?? 0) ? [] : [[file, lines]];
    }),
  );
  expect(found).toEqual({});
  expect(Object.keys(ALLOWED).filter((file) => !files.includes(file))).toEqual([]);
});

it.each([
  "const spent = problem?.startsWith('no answer: ');",
  "return !(reason ?? '').startsWith('differs');",
  "if (outcome.startsWith('fault: ')) {",
  "problems.filter((problem) => !problem.startsWith('check '))",
  'const reason = result.reason?.endsWith(ONLY_BY_CONTROL) ? 1 : 2;',
  'if (/no such/.test(error.message)) return;',
  "String(answer.body.detail).includes('auto')",
  "reason === 'as assumed'",
])('would find %s', (line) => {
  expect(readsIn(line)).toHaveLength(1);
});
