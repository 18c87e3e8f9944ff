// Which pages the site has, in which order, and where each comes from.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** The groups of the navigation with their pages: a file from the root of the repository, or a generated one of `reference/`. */
const GROUPS = [
  {
    title: 'Start',
    pages: [
      'README.md',
      'docs/configuration.md',
      'docs/runtimes.md',
      'docs/docker.md',
      'docs/github-action.md',
      'docs/agents.md',
    ],
  },
  {
    title: 'Mocks',
    pages: [
      'docs/seeding.md',
      'docs/invented-texts.md',
      'docs/faults.md',
      'docs/failures/*',
      'docs/control-api.md',
      'docs/inspector.md',
      'docs/console.md',
      'docs/tracing.md',
      'docs/listening.md',
      'docs/limits.md',
    ],
  },
  { title: 'Tests', pages: ['docs/testing.md', 'docs/conduct.md', 'docs/guides/*'] },
  {
    title: 'Conformance',
    pages: [
      'docs/conform.md',
      'docs/live-verification.md',
      'docs/power.md',
      'docs/board.md',
      'docs/evidence.md',
      'docs/adding-a-provider.md',
    ],
  },
  {
    title: 'Captioning',
    pages: [
      'docs/captioning.md',
      'docs/clients.md',
      'docs/lint.md',
      'docs/origin.md',
      'docs/scale.md',
      'docs/files-on-disk.md',
    ],
  },
  { title: 'Reference', pages: ['reference/*', 'docs/glossary.md'] },
  {
    title: 'Project',
    pages: [
      'docs/performance.md',
      'docs/versioning.md',
      'CHANGELOG.md',
      'docs/SECURITY.md',
      'CONTRIBUTING.md',
      'docs/CODE_OF_CONDUCT.md',
      'docs/architecture.md',
      'docs/adding.md',
      'docs/licences.md',
      'docs/studies/*',
    ],
  },
  { title: 'Decisions', pages: ['docs/decisions/*'] },
];

/** The place of a page on the site: `docs/guides/jest.md` is `guides/jest.html`. */
export const placeOf = (source) =>
  source === 'README.md'
    ? 'index.html'
    : `${source.replace(/^docs\//, '').replace(/\.md$/, '')}.html`.toLowerCase().replaceAll('/readme', '/index');

/** The text of the first heading, without marks. */
export const titleOf = (markdown, source) => (/^# +(.+)$/m.exec(markdown)?.[1] ?? source).replaceAll(/[`*]/g, '');

/** The pages of docs/ and of the root, by source. */
function written() {
  const names = readdirSync(`${root}docs`, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.md'));
  return ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', ...names.map((name) => `docs/${name}`)];
}

/**
 * Every group with its pages. What no group names is in the group "Further", so that a new page is never lost.
 * @param generated markdown by source, such as `reference/cli.md`
 */
export function contents(generated) {
  const texts = new Map([
    ...written().map((source) => [source, readFileSync(root + source, 'utf8')]),
    ...Object.entries(generated),
  ]);
  const left = new Set(texts.keys());
  const take = (pattern) => {
    const found = pattern.endsWith('/*')
      ? [...left].filter((source) => source.startsWith(pattern.slice(0, -1))).sort()
      : [...left].filter((source) => source === pattern);
    for (const source of found) left.delete(source);
    return found.map((source) => {
      const markdown = texts.get(source);
      return { source, markdown, place: placeOf(source), title: titleOf(markdown, source) };
    });
  };
  const groups = GROUPS.map(({ title, pages }) => ({ title, pages: pages.flatMap(take) }));
  const further = [...left].sort().flatMap(take);
  return further.length === 0 ? groups : [...groups, { title: 'Further', pages: further }];
}
