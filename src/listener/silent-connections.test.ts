import type { Socket } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SilentConnections } from './silent-connections.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const destroyed: string[] = [];
const socket = (name: string) => ({ name, destroy: () => destroyed.push(name) }) as unknown as Socket;

it('gives each connection its whole time', async () => {
  const over: [string, number][] = [];
  const from = performance.now();
  const silent = new SilentConnections(100, (socket) => {
    over.push([(socket as unknown as { name: string }).name, performance.now() - from]);
  });
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(socket) as [Socket, Socket, Socket, Socket];
  silent.add(a);
  await vi.advanceTimersByTimeAsync(30);
  silent.add(b);
  silent.add(c);
  await vi.advanceTimersByTimeAsync(30);
  silent.add(d);
  silent.remove(b);
  silent.remove(b);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(over).toEqual([
    ['a', 100],
    ['c', 130],
    ['d', 160],
  ]);
  silent.add(a);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(over).toHaveLength(4);
});

it('destroys those that are left, and waits for none', async () => {
  const over: Socket[] = [];
  const silent = new SilentConnections(100, (socket) => over.push(socket));
  const [a, b] = [socket('a'), socket('b')];
  silent.add(a);
  silent.add(b);
  silent.remove(a);
  silent.destroy();
  await vi.advanceTimersByTimeAsync(1_000);
  expect([destroyed, over]).toEqual([['b'], []]);
});
