// Covers: late-mutants.ts, cloudflare-stream/wire.ts, gcore-ai/wire.ts, translateplus/wire.ts, workers-ai/wire.ts

import { describe, expect, it } from 'vitest';
import type { About, Answer } from '../../mocks/kernel/world/seams.ts';
import { mutants } from './index.ts';
import { lateChange, lateStatement } from './late.ts';

const about = (sequence: number, operation = 'getTask'): About => ({
  provider: 'gcore-ai',
  operation,
  path: '/streaming/ai/tasks/1',
  tenant: 'a',
  sequence,
});
const answer: Answer = {
  status: 200,
  headers: { 'X-A': '1' },
  body: { list: [{ id: 1 }, { id: 2 }] },
  rule: 'getTask',
};

describe('a late mutant', () => {
  const late = { operation: 'getTask', from: 3, place: ['body', 'list', 1, 'id'], value: 'two' } as const;
  const look = lateChange(late).answer ?? (() => answer);

  it('changes one place, from a request of a tenant on', () => {
    expect(look(answer, about(2))).toBe(answer);
    expect(look(answer, about(3)).body).toEqual({ list: [{ id: 1 }, { id: 'two' }] });
    expect(lateStatement(late)).toBe(
      'from a tenant\'s request number 3 on, answers getTask with "two" as body.list.1.id',
    );
  });

  it('leaves other operations, refusals and answers without the place', () => {
    expect(look(answer, about(3, 'listTasks'))).toBe(answer);
    expect(look({ ...answer, status: 404 }, about(3)).body).toBe(answer.body);
    expect(look({ ...answer, body: { list: [] } }, about(3)).body).toEqual({ list: [] });
  });

  it('removes a member without a value', () => {
    const gone = lateChange({ operation: 'getTask', from: 1, place: ['headers', 'X-A'], value: undefined });
    expect(gone.answer?.(answer, about(1)).headers).toEqual({});
  });
});

it('stands for the answers of every operation', () => {
  const late = mutants.filter(({ id }) => id.includes('/late-') && !id.endsWith('late-result-returns'));
  expect(late.map(({ breaks }) => breaks)).toEqual(
    late.map(({ provider, breaks }) => [breaks[0]?.replace(/^[^/]+/, provider)]),
  );
  expect(new Set(late.flatMap(({ breaks }) => breaks)).size).toBe(late.length);
});
