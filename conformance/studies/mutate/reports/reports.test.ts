// Covers: index.ts, as-report.ts, comment.ts
import { validate } from 'ctrf';
import { expect, it } from 'vitest';
import { campaignReport } from '../report.ts';
import { selectMutants } from '../select.ts';
import { mutateWriters, witnessesOf } from './index.ts';

const selected = selectMutants({ providers: ['translateplus'] });
const [noticed, late] = selected.map(({ id }) => id).filter((id) => !id.includes('/health-'));
const [unnoticed, unmet] = ['translateplus/health-down', 'translateplus/health-other-service'];
const outcomes = [
  { id: noticed ?? '', outcome: 'noticed', ending: 'exit 1' },
  { id: unnoticed, outcome: 'unnoticed', ending: 'exit 0' },
  { id: unmet, outcome: 'unmet', ending: 'exit 0' },
  { id: late ?? '', outcome: 'late', ending: 'stopped after 30 seconds' },
] as const;
const report = campaignReport({ words: ['npm', 'test'], seed: 1, selected }, { outcomes, unused: [], left: 0 });
const startedAt = '2026-01-01T00:00:00.000Z';

const textIn = async (name: string, strict = false): Promise<string> =>
  mutateWriters[name]?.(report, { startedAt, strict, version: '1', witnesses: await witnessesOf(report) }) ?? '';

it('writes a failure for what was not noticed, and skips what was not triggered', async () => {
  const xml = await textIn('junit');
  expect(xml.match(/<failure /g)).toHaveLength(1);
  expect(xml).toMatch(new RegExp(`<testcase name="${unnoticed}" [^>]*><failure message="the command did not notice`));
  expect(xml).toMatch(new RegExp(`<testcase name="${unmet}" [^>]*><skipped>`));
  expect((await textIn('junit', true)).match(/<failure /g)).toHaveLength(2);
});

it('keeps to the schema of CTRF', async () => {
  const ctrf = JSON.parse(await textIn('ctrf'));
  expect(validate(ctrf)).toMatchObject({ valid: true });
  expect(ctrf.results.summary).toMatchObject({ tests: 4, passed: 2, failed: 1, skipped: 1 });
});

it('comments what was not noticed, with the request that shows it', async () => {
  const text = await textIn('markdown');
  expect(text).toMatch(/^### 66 % of mutants noticed\n\n2 of 3 /);
  const lists = text.split('<details>');
  expect(lists[0]).toContain(`- \`${unnoticed}\`: the server `);
  expect(lists[0]).toMatch(/```sh\n {2}curl .*127\.0\.0\.1:\d+\/health/);
  expect(lists[1]).toContain(`\`${unmet}\``);
});

it('keeps a comment below the limit of GitHub, whatever the texts', () => {
  const text = `a|b \`c\` <img src=x> @someone\n# ${'long '.repeat(2000)}\n\`\`\`\n</details>`;
  const many = selectMutants({}).map(({ id }, at) => ({
    ...{ id, outcome: at % 2 === 0 ? 'unnoticed' : 'unmet', ending: 'exit 0', statement: text },
  })) as (typeof report.outcomes)[number][];
  const witness = { check: 'a/b/c', title: text, requirement: text, evidence: { grade: 'documented', source: text } };
  const witnesses = new Map(
    many.map(
      ({ id }, at) =>
        [id, { ...witness, expected: text, got: text, curl: at % 3 ? 'curl\n```' : 'x'.repeat(9_000) }] as const,
    ),
  );
  const summary = { noticed: 0, late: 0, unnoticed: many.length, unmet: many.length };
  const comment = mutateWriters.markdown?.(
    { ...report, command: ['x', '`y`\n'.repeat(9_000)], outcomes: many, summary },
    { startedAt, strict: false, version: '1', witnesses: witnesses as never },
  );
  expect(comment?.length).toBeGreaterThan(20_000);
  expect(comment?.length).toBeLessThan(65_536);
  expect(comment).toMatch(/and \d+ more\n/);
  expect(comment).not.toMatch(/<img|@someone|\n#+ long/);
  expect(comment?.match(/<\/details>/g)).toHaveLength(1);
});

it('writes badges', async () => {
  expect(JSON.parse(await textIn('badge')).message).toBe('66 %');
  expect(await textIn('svg')).toContain('66 %');
});
