import { z } from 'zod';
import { WorldSeed } from './seed.ts';

/** The JSON Schema of seed files, for editors: draft 2020-12. What it cannot say, reading a seed says. */
export function seedJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(WorldSeed, { io: 'input' });
  return {
    $schema,
    $comment: 'Generated from src/contracts/seed/seed.ts: npx vitest run src/contracts/seed/json-schema.test.ts -u',
    title: 'Seed of caption-harness',
    ...schema,
  };
}
