import type { ProviderQuotes } from '../quoted-text.ts';
import { translatePlusTexts } from '../translateplus.ts';

/** The texts that the documented rows of TranslatePlus quote. */
export const translatePlusQuotes: ProviderQuotes = { provider: 'translateplus', texts: translatePlusTexts };
