import { z } from 'zod';
import { ProviderName } from '../../../src/contracts/provider-schema.ts';
import file from './adopted.json' with { type: 'json' };

/** What a recorded live run saw of one row: names of this project's tables, and the day. */
const AdoptedRow = z.strictObject({
  provider: ProviderName,
  /** Kind and id of the row. */
  row: z.string(),
  /** The id of the check that saw it. */
  check: z.string(),
  holds: z.boolean(),
  /** The day of the run. */
  date: z.iso.date(),
});

/** See {@link AdoptedRow}. */
export type Adopted = z.infer<typeof AdoptedRow>;

/** Reads the rows of a file. @throws {z.ZodError} for other data */
export const readAdopted = (value: unknown): readonly Adopted[] => z.array(AdoptedRow).parse(value);

/** What live runs have shown so far, the oldest first: `conform evidence adopt` writes it. */
export const adopted: readonly Adopted[] = readAdopted(file);
