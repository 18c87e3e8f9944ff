import { expect, it } from 'vitest';
import { jsonText, onWire, rememberBody } from './fixed-body.ts';

it('makes a body again when a fact is another one, and only then', () => {
  const remember = rememberBody();
  const track = { status: 'inprogress' };
  const ask = () => remember(track, [track, track.status], () => ({ status: track.status }));
  const first = ask();
  expect(ask()).toBe(first);
  track.status = 'ready';
  expect(jsonText(ask())).toBe('{"status":"ready"}');
  expect(jsonText(first)).toBe('{"status":"inprogress"}');
});

it('tells apart facts of which one list begins the other', () => {
  const remember = rememberBody();
  const thing = {};
  const count = (...facts: string[]) => jsonText(remember(thing, facts, () => ({ count: facts.length })));
  expect([count('a'), count('a', 'b'), count(), count('a')]).toEqual([
    '{"count":1}',
    '{"count":2}',
    '{"count":0}',
    '{"count":1}',
  ]);
});

it('writes the text of a remembered body once', () => {
  const remember = rememberBody();
  const body = remember({}, [], () => ({ id: 'a' }));
  expect(jsonText(body)).toBe(jsonText(body));
  expect(jsonText({ ...body, id: 'b' })).toBe('{"id":"b"}');
  expect([jsonText(null), jsonText('x'), jsonText([1])]).toEqual(['null', '"x"', '[1]']);
});

it('keeps the bodies of things that are asked for in turn', () => {
  const remember = rememberBody();
  const things = [{ n: 1 }, { n: 2 }];
  let made = 0;
  const ask = (thing: { n: number }) =>
    remember(thing, [], () => {
      made += 1;
      return { ...thing };
    });
  expect([...things, ...things].map((thing) => jsonText(ask(thing)))).toEqual([
    '{"n":1}',
    '{"n":2}',
    '{"n":1}',
    '{"n":2}',
  ]);
  expect(made).toBe(2);
});

it('gives a text the letters that its bytes in UTF-8 are in Latin-1', () => {
  const body = rememberBody()({}, [], () => ({ label: 'français 日本 😀' }));
  for (const text of [jsonText(body), 'français', 'plain'])
    expect(Buffer.from(onWire(text), 'latin1')).toEqual(Buffer.from(text));
});
