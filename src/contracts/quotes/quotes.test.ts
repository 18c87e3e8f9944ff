// Covers: quoted-text.ts, cloudflare-spec.ts, cloudflare-captions.ts, cloudflare-videos.ts, cloudflare-tus.ts, cloudflare-gateway.ts,
// workers-ai.ts, gcore-operations.ts, gcore-tasks.ts, gcore-videos.ts, translateplus.ts

import { describe, expect, it } from 'vitest';
import type { ProviderId } from '../providers.ts';
import { quotedTexts, quoteOf } from './quotes.ts';

const all = quotedTexts.flatMap(({ provider, texts }) =>
  texts.flatMap((text) => Object.entries(text.quotes).map(([row, quote]) => ({ provider, row, quote, ...text }))),
);

describe('the quotes', () => {
  it('are found by provider and row, with source and day', () => {
    expect(quoteOf('translateplus', 'behaviour price')).toEqual({
      text: 'This endpoint requires 1 credit per subtitle block (text entry) in the file.',
      source: 'docs.translateplus.io, page "Translate Subtitles"',
      read: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
    });
    expect(quoteOf('translateplus', 'behaviour constructor')).toBeUndefined();
    expect(quoteOf('mine' as ProviderId, 'behaviour price')).toBeUndefined();
  });

  it('stand once a row', () => {
    const keys = all.map(({ provider, row }) => `${provider} ${row}`);
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });

  it('are in one line, short, and dated', () => {
    const bad = all.filter(
      ({ quote, read }) => quote.length > 330 || /\n|\s{2}|^\s|\s$/.test(quote) || Number.isNaN(Date.parse(read)),
    );
    expect(bad).toEqual([]);
  });
});
