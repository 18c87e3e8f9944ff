import { afterEach, expect, it, vi } from 'vitest';
import { ownName } from './own-name.ts';

afterEach(() => vi.restoreAllMocks());

it('has the same names whatever the runtime calls a language', () => {
  vi.spyOn(Intl.DisplayNames.prototype, 'of').mockReturnValue('Čeština');
  expect([ownName('cs'), ownName('pt-BR'), ownName('de-u-co-phonebk'), ownName('zh-Hant')]).toEqual([
    'čeština',
    'português (Brasil)',
    'Deutsch',
    '繁體中文',
  ]);
});

it('asks the runtime for other tags', () => {
  expect(ownName('gsw-CH')).toContain('Schwiiz');
  expect(ownName('qaa')).toBeUndefined();
});
