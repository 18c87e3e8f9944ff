import { expect, it } from 'vitest';
import { changeWords } from './text-pieces.ts';

const changed = (text: string, joins = false): string => changeWords(text, { word: () => 'X', joins });

it.each([
  ['See https://example.com/a?b=c#d.', 'X https://example.com/a?b=c#d.'],
  ['Go to www.example.org/help, now', 'X X www.example.org/help, X'],
  ['On example.com or docs.example.io/x', 'X example.com X docs.example.io/x'],
  ['Write to anna.lee+news@mail.example.com!', 'X X anna.lee+news@mail.example.com!'],
  ['Thanks to @anna_lee', 'X X @anna_lee'],
  [`Hi {name}, you have {{count}} of \${total}`, `X {name}, X X {{count}} X \${total}`],
  ['%s of %d, %1$s and %(name)s, %{size}', '%s X %d, %1$s X %(name)s, %{size}'],
  ['{\\an8}{\\i1}Up{\\i0}\\Nand down', '{\\an8}{\\i1}X{\\i0}\\NX X'],
  ['<i>Up</i> <v Anna Lee>Down</v> <00:01.000>on', '<i>X</i> <v Anna Lee>X</v> <00:01.000>X'],
  ['Fish &amp; chips &#39;here&#x27;', 'X &amp; X &#39;X&#x27;'],
  ['ANNA: Come in.', 'ANNA: X X.'],
  ['- Dr. Lee: No.\n- SPEAKER 2: Yes.', '- Dr. Lee: X.\n- SPEAKER 2: X.'],
  ['>> Anna-Maria: Go!', '>> Anna-Maria: X!'],
  ['田中：おはよう', '田中：X'],
  ['ANNA:', 'X:'],
  ['We said: go', 'X X: X'],
  ['10:30 in 3.5 km, 50 % off', '10:30 X 3.5 X, 50 % X'],
  ['a < b and c > d', 'X < X X X > X'],
  ['Wait...what? e.g. this', 'X...X? X.X. X'],
])('%j becomes %j', (text, expected) => {
  expect(changed(text)).toBe(expected);
});

it.each([
  ['Good evening, Anna. It is late', 'XX,X.XXX'],
  ['See https://example.com now', 'X https://example.com X'],
  ['ANNA: Come in', 'ANNA: XX'],
  ['12 apples and 3 pears', '12 XX 3 X'],
])('%j joins its words to %j', (text, expected) => {
  expect(changed(text, true)).toBe(expected);
});

it('tells each word where it stands', () => {
  const places: number[] = [];
  changeWords('a {x} bc', { word: (word, at) => `${places.push(at)}${word}`, joins: false });
  expect(places).toEqual([0, 6]);
});
