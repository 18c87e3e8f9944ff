import type { OpenAPIV3_1 } from 'openapi-types';
import { type ZodType, z } from 'zod';

type Schema = OpenAPIV3_1.SchemaObject;

/** Where zod refers to a schema that contains itself. */
const OWN = '#/$defs/';

/** The JSON Schemas of one document. Schemas that contain themselves stand once, under `components`, and are referred to. */
export class Definitions {
  /** By name in `components.schemas`. */
  readonly schemas: Record<string, Schema> = {};
  readonly #names = new Map<string, string>();

  /** The JSON Schema of what a request sends, or an answer has. */
  schemaOf(schema: ZodType): Schema {
    const { $schema: _dialect, $defs = {}, ...rest } = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' });
    const names = new Map(Object.entries($defs).map(([own, definition]) => [own, this.#nameOf(definition)]));
    const referring = (part: unknown): unknown => {
      if (Array.isArray(part)) return part.map(referring);
      if (typeof part !== 'object' || part === null) return part;
      return Object.fromEntries(
        Object.entries(part).map(([name, value]) =>
          name === '$ref' && typeof value === 'string' && value.startsWith(OWN)
            ? [name, `#/components/schemas/${names.get(value.slice(OWN.length))}`]
            : [name, referring(value)],
        ),
      );
    };
    for (const [own, name] of names) this.schemas[name] ??= referring($defs[own]) as Schema;
    return referring(rest) as Schema;
  }

  /** Equal definitions have one name. */
  #nameOf(definition: unknown): string {
    const text = JSON.stringify(definition);
    const name = this.#names.get(text) ?? `Recursive${this.#names.size + 1}`;
    this.#names.set(text, name);
    return name;
  }
}
