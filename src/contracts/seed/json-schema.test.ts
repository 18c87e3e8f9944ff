import { expect, it } from 'vitest';
import { seedJsonSchema } from './json-schema.ts';

it('is the file that the package ships', async () => {
  const text = `${JSON.stringify(seedJsonSchema(), null, 1)}\n`;
  await expect(text).toMatchFileSnapshot('../../../fixtures/seed.schema.json');
});

it('describes every member, refuses others, and has no dead reference', () => {
  const schema = seedJsonSchema() as {
    properties: Record<string, unknown>;
    additionalProperties: boolean;
    $defs: object;
  };
  expect(Object.keys(schema.properties)).toEqual(
    expect.arrayContaining(['heard', 'translated', 'tenants', 'faults', 'credits', 'switches', 'limits']),
  );
  expect(schema.additionalProperties).toBe(false);
  const named = [...JSON.stringify(schema).matchAll(/"\$ref":"#\/\$defs\/([^"]+)"/g)].map(([, name]) => name);
  expect(named.filter((name) => name === undefined || !Object.hasOwn(schema.$defs, name))).toEqual([]);
});
