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
    fault('any-1'),
    fault('task-2', { operation: 'getTask' }),
    fault('other-3', { operation: 'listTasks' }),
    fault('gcore-4', { provider: 'gcore-ai' }),
    fault('stream-5', { provider: 'cloudflare-stream' }),
    fault('own-6', { operation: 'listTasks' }, 'reset'),
  ]);

  it('gives the faults that may match, in the order of their creation', () => {
    expect(found(index, 'getTask')).toBe('any-1 task-2 gcore-4');
    expect(found(index, null)).toBe('any-1 gcore-4');
  });

  it('gives those of the own header first, whatever they match, and those of no other one', () => {
    expect(found(index, 'getTask', 'reset')).toBe('own-6 any-1 task-2 gcore-4');
    expect(found(index, 'getTask', 'slow')).toBe('any-1 task-2 gcore-4');
  });

  it('adds faults behind the others', () => {
    index.add(fault('late-7', { operation: 'getTask', provider: 'gcore-ai' }));
    expect(found(index, 'getTask')).toBe('any-1 task-2 gcore-4 late-7');
  });

  it('removes a fault of its operation, and one of its header', () => {
    const [task, own] = [fault('task-1', { operation: 'getTask' }), fault('own-3', {}, 'reset')];
    const few = new FaultIndex([task, fault('other-2', { operation: 'getTask' }), own, fault('last-4', {}, 'reset')]);
    few.remove(task);
    few.remove(own);
    few.remove(fault('absent-9'));
    expect(found(few, 'getTask', 'reset')).toBe('last-4 other-2');
  });
});
