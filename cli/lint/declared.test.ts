import { expect, it } from 'vitest';
import { formatOf, languageOfHeader, languageOfName } from './declared.ts';

it.each([
  ['talk.es.vtt', 'es'],
  ['/a/talk.pt-br.srt', 'pt-BR'],
  ['talk.zh-Hans.vtt', 'zh-Hans'],
  ['talk.vtt', undefined],
  ['talk.new.vtt', undefined],
  ['talk.qq.vtt', undefined],
  ['talk.v2.vtt', undefined],
  ['-', undefined],
])('finds the language of %j', (name, language) => {
  expect(languageOfName(name)).toBe(language);
});

it.each([
  ['WEBVTT\nKind: captions\nLanguage: pt-br\n\n', 'pt-BR'],
  ['\ufeffWEBVTT\r\nLanguage: de \r\n\r\n', 'de'],
  ['WEBVTT\n\nLanguage: de\n', undefined],
  ['1\nLanguage: de\n', undefined],
])('finds the language of the header %j', (text, language) => {
  expect(languageOfHeader(new TextEncoder().encode(text))).toBe(language);
});

it('finds the format by name, else by the first bytes', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  expect(formatOf('a.VTT', bytes('1'))).toBe('vtt');
  expect(formatOf('a.srt', bytes('WEBVTT'))).toBe('srt');
  expect(formatOf('-', bytes('\ufeffWEBVTT\n'))).toBe('vtt');
  expect(formatOf('-', bytes('1\n'))).toBe('srt');
});
