// Covers: language-rules.ts

import { describe, expect, it } from 'vitest';
import { providerDocument } from '../openapi/documents.ts';
import { gcoreContract } from './contract.ts';
import { isSupported, languageOf } from './language-rules.ts';
import { languages } from './languages.ts';
import { operations } from './operations.ts';
import { provider } from './provider.ts';

describe('the languages of Gcore', () => {
  it('are 99, of which 76 translate into each other and 20 have a second code', () => {
    expect(languages).toHaveLength(99);
    expect(languages.filter(({ translates }) => translates)).toHaveLength(76);
    expect(languages.filter(({ terminological }) => terminological)).toHaveLength(20);
    expect(new Set(languages.map(({ code }) => code)).size).toBe(99);
  });

  it('are found by both three-letter codes, and by nothing else', () => {
    expect(languageOf('deu')?.code).toBe('ger');
    expect(languageOf('ger')?.name).toBe('German');
    for (const none of ['de', 'de-DE', 'auto', 'GER', '', 'language', '__proto__']) expect(languageOf(none)).toBeNull();
  });

  it.each([
    ['eng', 'fre', true],
    ['eng', 'uzb', false],
    ['uzb', 'eng', true],
    ['uzb', 'fre', false],
    ['uzb', 'uzb', true],
    ['uzb', undefined, true],
    ['deu', 'ger', true],
    ['fra', 'deu', true],
    ['xyz', undefined, false],
    ['eng', 'xyz', false],
  ])('%s to %s: %s', (audio, subtitles, supported) => {
    expect(isSupported(audio, subtitles)).toBe(supported);
  });
});

describe('the OpenAPI document', () => {
  it('has every operation once, and an example of every refusal', () => {
    const document = providerDocument(provider, gcoreContract, '1.0.0');
    const described = Object.values(document.paths ?? {}).flatMap((path) =>
      Object.values(path ?? {}).map((operation) => (operation as { operationId: string }).operationId),
    );
    expect(described.sort()).toEqual(operations.map(({ id }) => id).sort());
    expect(JSON.stringify(document)).toContain('Queue limit reached ({limit}), try later.');
  });
});
