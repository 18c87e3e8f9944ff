import { z } from 'zod';
import { configSchema } from './config.ts';

/** The JSON Schema of config files, for editors: draft 2020-12. */
export function configJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(configSchema, { io: 'input' });
  return {
    $schema,
    $comment: 'Generated from conformance/model/config: npx vitest run conformance/model/config/json-schema.test.ts -u',
    title: 'Configuration of caption-harness',
    ...schema,
  };
}
