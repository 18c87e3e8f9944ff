import { expect, it } from 'vitest';
import { serveMembers, sharedMembers } from '../../../src/contracts/config/members.ts';
import { configJsonSchema } from './json-schema.ts';

it('is the file that the package ships', async () => {
  const text = `${JSON.stringify(configJsonSchema(), null, 1)}\n`;
  await expect(text).toMatchFileSnapshot('../../../fixtures/config.schema.json');
});

it('describes every member with an example, and refuses others', () => {
  type Described = { description?: string; examples?: unknown[] };
  const schema = configJsonSchema() as {
    additionalProperties: boolean;
    properties: Record<string, Described> & { serve: { properties: Record<string, Described> } };
  };
  expect(schema.additionalProperties).toBe(false);
  expect(Object.keys(schema.properties)).toEqual(expect.arrayContaining(Object.keys(sharedMembers)));
  const { properties } = schema.properties.serve;
  expect(Object.keys(properties)).toEqual(Object.keys(serveMembers));
  for (const [name, { description, examples }] of Object.entries(properties)) {
    expect([name, description, examples]).toEqual([name, expect.stringMatching(/\.$/), [expect.anything()]]);
  }
});
