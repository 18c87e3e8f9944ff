import { z } from 'zod';
import { FaultTextError } from './fault-syntax.ts';
import { parseFaults } from './fault-text.ts';
import { type FaultRule, FaultRuleSchema } from './faults.ts';

/** Reads faults as text (`parseFaults`) and checks their values. @throws {FaultTextError} for a text that states no rules */
export function readFaults(text: string): FaultRule[] {
  return parseFaults(text).map((rule) => {
    const read = FaultRuleSchema.safeParse(rule);
    if (read.success) return read.data;
    throw new FaultTextError(z.prettifyError(read.error).replaceAll('\n', ' '));
  });
}
