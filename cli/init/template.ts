import { stringify } from 'yaml';
import { type ZodType, z } from 'zod';
import { configSchema } from '../../conformance/model/config/config.ts';
import { serveSchema } from '../../src/contracts/config/serve.ts';

/** The formats of a new config file, by the ending of its name. */
export const formats = ['yaml', 'ts', 'mjs'] as const;

/** The format of a new config file. */
export type Format = (typeof formats)[number];

/** Members that a new file sets, to what they are by default: a file that sets nothing would be hard to read. */
const SET: ReadonlySet<string> = new Set(['seed', 'serve', 'portBase', 'clock']);

interface Line {
  readonly name: string;
  readonly description: string;
  readonly example: unknown;
}

/**
 * The text of a new config file: every member with its meaning and an example. The members that few need are comments; without
 * the comment sign, they hold.
 */
export function configTemplate(format: Format): string {
  return format === 'yaml' ? yamlTemplate() : codeTemplate();
}

const ABOUT = [
  'Configuration of caption-harness: serve, exec, env and mutate read serve, provider, seed and switch; conform reads the rest.',
  'An option of the command line wins over a variable CAPTION_HARNESS_<NAME>, and a variable over this file.',
  '"caption-harness serve --print-config" shows what holds. Paths are relative to this file.',
];

function yamlTemplate(): string {
  const line = ({ name, description, example }: Line, indent: string): string => {
    const written = stringify({ [name]: example }, { flowCollectionPadding: true, collectionStyle: 'flow' });
    const text = written.trim().replace(/^\{ | \}$/g, '');
    return `${indent}# ${description}\n${indent}${SET.has(name) ? '' : '# '}${text}\n`;
  };
  return [
    '# yaml-language-server: $schema=./node_modules/caption-harness/fixtures/config.schema.json\n',
    ...ABOUT.map((text) => `# ${text}\n`),
    ...linesOf(configSchema).map((one) =>
      one.name === 'serve'
        ? `\n# How the mocks start.\nserve:\n${linesOf(serveSchema)
            .map((inner) => line(inner, '  '))
            .join('\n')}`
        : `\n${line(one, '')}`,
    ),
  ].join('');
}

function codeTemplate(): string {
  const line = ({ name, description, example }: Line, indent: string): string =>
    `${indent}// ${description}\n${indent}${SET.has(name) ? '' : '// '}${name}: ${literal(example)},\n`;
  return [
    ...ABOUT.map((text) => `// ${text}\n`),
    "import { defineConfig } from 'caption-harness/config';\n\nexport default defineConfig({\n",
    linesOf(configSchema)
      .map((one) =>
        one.name === 'serve'
          ? `  // How the mocks start.\n  serve: {\n${linesOf(serveSchema)
              .map((inner) => line(inner, '    '))
              .join('\n')}  },\n`
          : line(one, '  '),
      )
      .join('\n'),
    '});\n',
  ].join('');
}

function linesOf({ shape }: { readonly shape: Readonly<Record<string, ZodType>> }): Line[] {
  return Object.entries(shape).flatMap(([name, schema]) => {
    const { description = '', examples = [] } = (z.globalRegistry.get(schema) ?? {}) as {
      readonly description?: string;
      readonly examples?: readonly unknown[];
    };
    return name === '$schema' ? [] : [{ name, description, example: examples[0] }];
  });
}

/** A value as people write it in code: names without quotes where they need none. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(
      ([name, one]) => `${/^\w+$/.test(name) ? name : quoted(name)}: ${literal(one)}`,
    );
    return `{ ${members.join(', ')} }`;
  }
  return typeof value === 'string' ? quoted(value) : String(value);
}

const quoted = (text: string): string => `'${text.replaceAll("'", "\\'")}'`;
