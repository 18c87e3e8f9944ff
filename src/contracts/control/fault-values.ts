import type { JsonValue } from '../../base/json.ts';
import type { FaultParameter } from './fault-rows.ts';
import { FaultTextError } from './fault-syntax.ts';

/** Reads the text of a parameter's value. @throws {FaultTextError} for a text of another kind */
export function parameterValue({ name, kind, meaning }: Omit<FaultParameter, 'member'>, text: string): JsonValue {
  switch (kind) {
    case 'whole':
      if (/^\d{1,15}$/.test(text)) return Number(text);
      break;
    case 'number':
      if (/^\d{1,9}(?:\.\d{1,9})?$/.test(text)) return Number(text);
      break;
    case 'milliseconds': {
      const [, from, to] = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(text) ?? [];
      if (from !== undefined) return to === undefined ? Number(from) : { from: Number(from), to: Number(to) };
      break;
    }
    case 'words':
      return text.split(/[\s,]+/).filter((word) => word !== '');
    case 'text':
      return text;
  }
  throw new FaultTextError(`${name} cannot be "${text}". ${meaning}`);
}

/** The text of a parameter's value: the inverse of `parameterValue`. */
export function parameterText(value: JsonValue | undefined): string {
  if (Array.isArray(value)) return quoted(value.join(' '));
  if (typeof value === 'object' && value !== null) {
    const { from, to, median } = value as { from?: number; to?: number; median?: number };
    return median === undefined ? `${from}-${to}` : String(median);
  }
  return quoted(String(value));
}

const quoted = (text: string): string => (/^[^\s;,"\\]+$/.test(text) ? text : `"${text.replaceAll(/["\\]/g, '\\$&')}"`);
