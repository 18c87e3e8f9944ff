import { expect, it } from 'vitest';
import { seedJsonSchema } from './json-schema.ts';

it('is the file that the package ships', async () => {
  const text = `${JSON.stringify(seedJsonSchema(), null, 1)}\n`;
  await expect(text).toMatchFileSnapshot('../../../fixtures/seed.schema.json');
});

it('describes every member, refuses others, and needs no references', () => {
  const schema = seedJsonSchema() as { properties: Record<string, unknown>; additionalProperties: boolean };
  expect(Object.keys(schema.properties)).toEqual(
    expect.arrayContaining(['heard', 'translated', 'tenants', 'faults', 'credits', 'switches', 'limits']),
  );
  expect(schema.additionalProperties).toBe(false);
  // References would point elsewhere in the OpenAPI document, which contains this schema.
  expect(JSON.stringify(schema)).not.toContain('"$ref"');
});
