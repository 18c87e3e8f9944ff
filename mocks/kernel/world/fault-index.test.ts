import { describe, expect, it } from 'vitest';
import { FaultIndex } from './fault-index.ts';
import type { ArmedFault } from './faults.ts';

const fault = (id: string, match: ArmedFault['rule']['match'] = {}, header: string | null = null): ArmedFault => ({
  id,
  rule: { match, effect: { type: 'reset' } },
  source: header === null ? 'control' : 'header',
  endsAt: null,
  header,
  matched: 0,
  struck: 0,
});
const found = (index: FaultIndex, operation: string | null, header: string | null = null) =>
  [...index.candidates({ provider: 'gcore-ai', operation, header })].map(({ id }) => id).join(' ');

describe('FaultIndex', () => {
  const index = new FaultIndex([
    fault('any'),
    fault('task', { operation: 'getTask' }),
    fault('other', { operation: 'listTasks' }),
    fault('gcore', { provider: 'gcore-ai' }),
    fault('stream', { provider: 'cloudflare-stream' }),
    fault('own', { operation: 'listTasks' }, 'reset'),
  ]);

  it('gives the faults that may match, in the order of their creation', () => {
    expect(found(index, 'getTask')).toBe('any task gcore');
    expect(found(index, null)).toBe('any gcore');
  });

  it('gives those of the own header first, whatever they match, and those of no other one', () => {
    expect(found(index, 'getTask', 'reset')).toBe('own any task gcore');
    expect(found(index, 'getTask', 'slow')).toBe('any task gcore');
  });

  it('adds faults behind the others', () => {
    index.add(fault('late', { operation: 'getTask', provider: 'gcore-ai' }));
    expect(found(index, 'getTask')).toBe('any task gcore late');
  });
});
