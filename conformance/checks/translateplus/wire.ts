import { z } from 'zod';
import { quoteOf } from '../../../src/contracts/quotes/quotes.ts';
import { translatePlusContract } from '../../../src/contracts/translateplus/contract.ts';
import { type HeaderRule, oneMemberOf, wholeNumber } from '../wire/answer-rule.ts';
import { wireChecks } from '../wire/wire-checks.ts';

/** A refusal has a text or a list of FastAPI; a service that is down shows its health. */
const refusal = oneMemberOf({ detail: z.union([z.string(), z.array(z.unknown())]), status: z.string() });

/** The docs show names to codes, the readme files of two clients codes to names under another name. */
const languages = oneMemberOf({
  supported_languages: z.record(z.string(), z.string()),
  languages: z.record(z.string(), z.string()),
});

const RATE: readonly HeaderRule[] = ['Limit', 'Remaining', 'Reset'].map((part) => ({
  name: `X-RateLimit-${part}`,
  ...wholeNumber,
}));

/** Every answer of TranslatePlus in a run against the contract, one check an operation. */
export const wire = wireChecks('translateplus', translatePlusContract.operations, {
  quoteOf: (operation) => quoteOf('translateplus', `operation ${operation}`)?.text,
  refusal,
  schemaOf: (operation) => (operation === 'listSupportedLanguages' ? languages : undefined),
  headersOf: () => RATE,
});
