import { expect, it } from 'vitest';
import { LayoutSettingError, layoutFor, parseLayoutSettings } from './layout-settings.ts';

it('reads limits for all languages and for one', () => {
  const layouts = parseLayoutSettings([
    'lineLength=37',
    'ja.lineLength=16',
    'zh-Hant.lines=1',
    'charactersPerSecond=12.5',
  ]);
  expect(layoutFor(layouts, undefined)).toEqual({ lineLength: 37, charactersPerSecond: 12.5 });
  expect(layoutFor(layouts, 'ja-JP')).toEqual({ lineLength: 16, charactersPerSecond: 12.5 });
  expect(layoutFor(layouts, 'zh-hant')).toEqual({ lineLength: 37, lines: 1, charactersPerSecond: 12.5 });
});

it.each([
  'lines=0',
  'lines=',
  'lines=two',
  'lines=1.5',
  'lines',
  'width=3',
  'lineLength=-1',
  '=3',
  'ja.=3',
  'gapMs=1e9',
])('refuses %j', (text) => {
  expect(() => parseLayoutSettings([text])).toThrow(LayoutSettingError);
});
