import type { Resolved } from './resolve.ts';

/** Members whose values are secrets. */
const SECRET: ReadonlySet<string> = new Set(['controlToken', 'credential']);

/** The settings of a command as JSON, one member a line: its value, and where that comes from. Secrets are left out. */
export function configText({ flags, sources }: Pick<Resolved<object>, 'flags' | 'sources'>): string {
  const lines = Object.entries(sources).map(([member, from]) => {
    const value = shown(member, Reflect.get(flags, member));
    return `  ${JSON.stringify(member)}: { "value": ${JSON.stringify(value)}, "from": ${JSON.stringify(from)} }`;
  });
  return `{\n${lines.join(',\n')}\n}\n`;
}

function shown(member: string, value: unknown): unknown {
  if (value === undefined) return null;
  if (!SECRET.has(member)) return value;
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.keys(value).map((name) => [name, '[redacted]']))
    : '[redacted]';
}
