import { expect, it, vi } from 'vitest';
import { watchSeams } from './watch-seams.ts';

it('stays silent while the decisions are those of an unchanged world', () => {
  const onDifference = vi.fn();
  const seams = watchSeams({}, onDifference);
  expect(seams.tenantOf({ token: 'mock_a' } as never, () => null)).toBeNull();
  expect(seams.rebuild('text', 'source', 'srt')).toBe('text');
  expect(onDifference).not.toHaveBeenCalled();
});

it('reports a decision that differs, and passes it on', () => {
  const onDifference = vi.fn();
  const seams = watchSeams({ rebuild: (content, source) => (source === 'a' ? content : 'other') }, onDifference);
  expect(seams.rebuild('text', 'a', 'srt')).toBe('text');
  expect(onDifference).not.toHaveBeenCalled();
  expect(seams.rebuild('text', 'b', 'srt')).toBe('other');
  expect(onDifference).toHaveBeenCalledOnce();
});

it('counts a charge as triggered when a mutant decides about charges', () => {
  const onDifference = vi.fn();
  const charged = { kind: 'charged' } as never;
  const seams = watchSeams({ charge: () => charged }, onDifference);
  expect(seams.charge({} as never, 1, {} as never)).toBe(charged);
  expect(onDifference).toHaveBeenCalledOnce();
});
