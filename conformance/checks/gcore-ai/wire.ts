import { z } from 'zod';
import { gcoreContract } from '../../../src/contracts/gcore-ai/contract.ts';
import { quoteOf } from '../../../src/contracts/quotes/quotes.ts';
import { oneMemberOf } from '../wire/answer-rule.ts';
import { wireChecks } from '../wire/wire-checks.ts';

/** Streaming refuses with `error` or `errors`, the platform before it with `message`. */
const refusal = oneMemberOf({
  error: z.string(),
  errors: z.record(z.string(), z.unknown()),
  message: z.string(),
});

/** Every answer of Gcore Streaming in a run against the contract, one check an operation. */
export const wire = wireChecks('gcore-ai', gcoreContract.operations, {
  refusal,
  quoteOf: (operation) => quoteOf('gcore-ai', `operation ${operation}`)?.text,
});
