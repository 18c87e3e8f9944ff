import { z } from 'zod';
import type { Verdict } from './verdict.ts';

/** One member in the answers of one operation with one status. */
export interface SeenField {
  /** Objects that had it. For the place of an object itself (a path that ends with a dot) the objects. */
  readonly seen: number;
  readonly of: number;
  readonly types: readonly string[];
  /** How often its value had which type. Absent in nights of older versions. */
  readonly kinds?: Readonly<Record<string, number>>;
  /** How often it had which value, of a member that enumerates. */
  readonly values?: Readonly<Record<string, number>>;
}

/** The answers of one operation with one status. */
export interface SeenAnswer {
  /** `provider operation`. */
  readonly operation: string;
  readonly status: number;
  readonly answers: number;
  /** By path, for example `.result[].uid`. */
  readonly fields: Readonly<Record<string, SeenField>>;
  /** How many of them had which header, in lower case. Absent in nights of older versions. */
  readonly headers?: Readonly<Record<string, number>>;
}

/** What one run of `conform watch` has seen: verdicts and counts; of values only those of members that enumerate. */
export interface Night {
  readonly version: 1;
  /** When the run began, ISO 8601 in UTC. */
  readonly at: string;
  readonly target: string;
  /** By id of the check. */
  readonly verdicts: Readonly<Record<string, Verdict>>;
  readonly answers: readonly SeenAnswer[];
  readonly durationMs: number;
}

const Counts = z.record(z.string(), z.int());

const NightFile = z.object({
  version: z.literal(1),
  at: z.iso.datetime(),
  target: z.string(),
  verdicts: z.record(z.string(), z.looseObject({ word: z.enum(['held', 'red', 'unsteady', 'unknown']) })),
  answers: z.array(
    z.object({
      operation: z.string(),
      status: z.int(),
      answers: z.int(),
      fields: z.record(
        z.string(),
        z.object({
          seen: z.int(),
          of: z.int(),
          types: z.array(z.string()),
          kinds: Counts.optional(),
          values: Counts.optional(),
        }),
      ),
      headers: Counts.optional(),
    }),
  ),
  durationMs: z.number(),
});

/** Reads a night. @throws {z.ZodError} for other data */
export const readNight = (value: unknown): Night => NightFile.parse(value) as unknown as Night;

/** The day of a night in UTC, `YYYY-MM-DD`. */
export const dayOf = ({ at }: Pick<Night, 'at'>): string => at.slice(0, 10);

/**
 * How many objects of some answers could have had a member: those of the place above it. Names may have dots.
 * @param path of the member, for example `.result[].uid`
 */
export function objectsOf({ fields }: Pick<SeenAnswer, 'fields'>, path: string): number {
  for (let end = path.lastIndexOf('.'); end >= 0; end = path.lastIndexOf('.', end - 1)) {
    const place = path.slice(0, end + 1);
    if (Object.hasOwn(fields, place)) return fields[place]?.of ?? 0;
    if (end === 0) break;
  }
  return 0;
}
