import { expect, it } from 'vitest';
import { actionOf, keyRows } from './keys.ts';

const pressed = (key: string, more = {}) =>
  actionOf({ key, ctrlKey: false, metaKey: false, altKey: false, on: 'page', ...more });

it('has each key once', () => {
  const keys = keyRows.flatMap((row) => row.keys);
  expect(new Set(keys).size).toBe(keys.length);
});

it('leaves writing to fields, and space and Enter to buttons', () => {
  expect([pressed(' '), pressed('c'), pressed('?'), pressed('ArrowUp')]).toEqual([
    'play',
    'captions',
    'help',
    'previous',
  ]);
  expect([pressed(' ', { on: 'control' }), pressed('c', { on: 'control' })]).toEqual([null, 'captions']);
  expect([pressed('c', { on: 'writing' }), pressed('c', { altKey: true })]).toEqual([null, null]);
});

it('does nothing for a key with Control that it does not know, so that the browser has its own', () => {
  expect([pressed('z', { ctrlKey: true }), pressed('Z', { metaKey: true })]).toEqual(['undo', 'redo']);
  expect([pressed('c', { ctrlKey: true }), pressed('s', { metaKey: true })]).toEqual([null, null]);
});
