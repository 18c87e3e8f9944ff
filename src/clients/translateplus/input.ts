import { AUTO } from '../../contracts/translateplus/languages.ts';
import { type CallContext, InputError } from '../http.ts';
import type { SubtitlesInput } from './types.ts';

/** The body of the request, in the order of the documentation. */
export interface WireRequest {
  readonly format: 'srt' | 'vtt';
  readonly content: string;
  readonly source: string;
  readonly target: string;
}

/**
 * Checks for input that the service would refuse, before a request counts against the rate window.
 * Does not look up language codes: only the vendor's clients have a list, and the service may know more.
 * @throws {InputError}
 */
export function checkInput(call: CallContext, input: SubtitlesInput): WireRequest {
  // Some callers do not use types.
  const given: Partial<Record<keyof SubtitlesInput, unknown>> = Object(input);
  const { format, content, source = AUTO, target } = given;
  if (format !== 'srt' && format !== 'vtt') {
    throw new InputError(call, `format must be 'srt' or 'vtt', got ${show(format)}.`);
  }
  if (typeof content !== 'string') {
    throw new InputError(call, `content must be the whole subtitle file as a string, got ${show(content)}.`);
  }
  if (content.trim() === '') throw new InputError(call, 'content is empty: there is nothing to translate.');
  if (typeof target !== 'string' || target.trim() === '') {
    throw new InputError(call, `target must be a language code such as 'es', got ${show(target)}.`);
  }
  if (target.toLowerCase() === AUTO) {
    throw new InputError(call, `target must be one language: '${AUTO}' works as source only.`);
  }
  if (typeof source !== 'string' || source.trim() === '') {
    throw new InputError(call, `source must be a language code or '${AUTO}', got ${show(source)}.`);
  }
  return { format, content, source, target };
}

function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}...` : value);
  if (value === null || value === undefined) return String(value);
  if (value instanceof Uint8Array) return 'bytes (decode them first)';
  return Array.isArray(value) ? 'an array' : typeof value;
}
