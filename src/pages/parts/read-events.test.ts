import { expect, it } from 'vitest';
import { eventReader } from './read-events.ts';

it('reads events whose pieces are cut anywhere', () => {
  const text = ': hello\n\nevent: entry\nid: a.1\ndata: {"x":1}\n\ndata: a\ndata:b\r\n\r\nevent: reset\ndata: {}\n\n';
  const whole = eventReader()(text);
  expect(whole).toEqual([
    { event: 'entry', id: 'a.1', data: '{"x":1}' },
    { event: 'message', id: null, data: 'a\nb' },
    { event: 'reset', id: null, data: '{}' },
  ]);
  const read = eventReader();
  const cut = [...text].flatMap((letter) => read(letter));
  expect(cut).toEqual(whole);
});
