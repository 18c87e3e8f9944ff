import { fillTemplate, type JsonValue } from '../../../src/base/json.ts';
import type { Failure, FailureCatalogue } from '../../../src/contracts/types.ts';
import type { Answer } from '../world/seams.ts';

/** Values for the placeholders of a catalogued refusal. */
export type RefusalValues = Readonly<Record<string, string | number>>;

/** Thrown anywhere in a request to answer with a catalogued refusal. */
export class Refusal<Id extends string = string> extends Error {
  readonly failure: Id;
  readonly values: RefusalValues;

  constructor(failure: Id, values: RefusalValues = {}) {
    // A refusal is an answer, and its stack is never shown: to record one takes five of six microseconds.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(`refused: ${failure}`);
    Error.stackTraceLimit = stackTraceLimit;
    this.name = 'Refusal';
    this.failure = failure;
    this.values = values;
  }
}

/** The answer of a catalogue row. A header with an empty value is left out. */
export function refusalAnswer(catalogue: FailureCatalogue, id: string, values: RefusalValues = {}): Answer {
  const failure: Failure | undefined = catalogue[id];
  if (!failure) throw new Error(`no failure ${id} in the catalogue: ${Object.keys(catalogue).join(', ')}`);
  const filled = fillTemplate(failure.headers ?? {}, values) as Record<string, string>;
  const headers = Object.fromEntries(Object.entries(filled).filter(([, value]) => value !== ''));
  const body: JsonValue | Uint8Array =
    typeof failure.body === 'string'
      ? Buffer.from(fillTemplate(failure.body, values) as string)
      : fillTemplate(failure.body, values);
  return {
    status: failure.status,
    headers: { ...headers, ...(failure.contentType ? { 'Content-Type': failure.contentType } : {}) },
    body,
    rule: id,
  };
}
