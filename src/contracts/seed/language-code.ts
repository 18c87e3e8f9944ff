import { z } from 'zod';

/** A language code: ISO 639-1, 639-2 or a BCP 47 tag. */
export const LanguageCode = z
  .string()
  .regex(/^[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*$/, 'expected a language code such as en, eng or pt-BR');
