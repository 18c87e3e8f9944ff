// Covers: exceptions.ts, needs-control.ts, section.ts
import { describe, expect, it } from 'vitest';
import { mutants } from '../../../mutants/index.ts';
import { allChecks } from '../../../providers/checks.ts';
import { EXCEPTIONS, FAILS_ANOTHER } from './exceptions.ts';
import { NEEDS_CONTROL } from './needs-control.ts';
import { plainNotice } from './notice.ts';
import { isMet, noticed, plainSection } from './section.ts';

const idOf = ({ id }: { readonly id: string }) => id;

describe('what is noticed without a control API', () => {
  const rows = noticed(mutants, allChecks);

  it('fails the run for at least 85 of 100 mutants that can be met there, and for 95 of 100 that are also promised', () => {
    const met = rows.filter(isMet);
    const fails = met.filter(({ notice }) => notice.kind === 'fails');
    const promised = met.filter(({ notice }) => notice.kind !== 'reported');
    expect(fails.length / met.length).toBeGreaterThanOrEqual(0.85);
    expect(fails.length / promised.length).toBeGreaterThanOrEqual(0.95);
  });

  it('has a reason for each of the others', () => {
    const bare = rows.filter(({ notice }) => notice.kind === 'unnoticed' && notice.reason.trim() === '');
    expect(bare.map(idOf)).toEqual([]);
  });

  it('is shown by provider, with the mutants that stay unnoticed', () => {
    const [text = '', table = '', , why = '', , open = ''] = plainSection({ mutants });
    expect(text).toContain('without a control API');
    expect(table).toMatch(/\| all \| \d+ \| \d+ \| \d+ \(\d+ %\) \| \d+ % \| \d+ % \| \d+ \|/);
    for (const { id, notice } of rows) {
      if (notice.kind === 'unnoticed') expect(why).toContain(id);
      if (notice.kind === 'reported') expect(open).toContain(id.slice(id.indexOf('/') + 1));
    }
  });
});

it('names checks and mutants that exist', () => {
  const checks = allChecks.map(idOf);
  expect(
    Object.values(NEEDS_CONTROL)
      .flat()
      .filter((id) => !checks.includes(id)),
  ).toEqual([]);
  const tables = [...Object.keys(EXCEPTIONS), ...Object.keys(FAILS_ANOTHER)];
  expect(tables.filter((id) => !mutants.map(idOf).includes(id))).toEqual([]);
  expect(Object.values(FAILS_ANOTHER).filter((id) => !checks.includes(id))).toEqual([]);
});

it('tells what promises of what is assumed', () => {
  const check = (id: string) => allChecks.filter((one) => one.id === id);
  const about = (breaks: string) => plainNotice({ id: 'translateplus/any', breaks: [breaks] }, check(breaks));
  expect(about('translateplus/health/ok')).toEqual({ kind: 'fails' });
  expect(about('translateplus/credits/repeat')).toEqual({ kind: 'reported' });
  expect(about('translateplus/credits/one-short')).toMatchObject({ kind: 'unnoticed' });
});
