import { z } from 'zod';
import type { ProviderId } from '../../../src/contracts/providers.ts';
import type { OwnPart } from '../../live/own-part.ts';
import { operationOf } from '../../model/config/capabilities.ts';
import type { Exchange } from '../../model/exchange.ts';
import { jsonOf } from '../../model/paths.ts';
import type { Decision } from '../evidence/probes/probe.ts';
import { lastingHeaders } from './lasting-headers.ts';
import { mergeShapes, type Shape, shapeOf } from './shape.ts';

/** The answers of one operation with one status. */
export interface RecordedAnswer {
  /** `provider operation`, for example `translateplus translateSubtitles`. */
  readonly operation: string;
  readonly status: number;
  /** Names of headers that every such answer had, in lower case. */
  readonly headers: readonly string[];
  /** Null for bodies that are not JSON. */
  readonly body: Shape | null;
}

/** The answers of a run, as shapes. */
export interface Recording {
  readonly version: 1;
  readonly target: string;
  /** ISO 8601. */
  readonly recordedAt: string;
  readonly answers: readonly RecordedAnswer[];
  /** What the run decided about rows that nothing else decides. Absent in recordings of older versions. */
  readonly decisions?: readonly Decision[];
}

/** Loosely: shapes are checked where they are read. */
const RecordingFile = z.object({
  version: z.literal(1),
  target: z.string(),
  recordedAt: z.iso.datetime(),
  answers: z.array(
    z.object({
      operation: z.string(),
      status: z.int(),
      headers: z.array(z.string()),
      body: z.looseObject({ types: z.array(z.string()) }).nullable(),
    }),
  ),
  decisions: z
    .array(z.object({ provider: z.string(), row: z.string(), check: z.string(), holds: z.boolean() }))
    .optional(),
});

/** Reads a recording. @throws {z.ZodError} for other data */
export const readRecording = (value: unknown): Recording => RecordingFile.parse(value) as Recording;

/** Gathers the shapes of a run's exchanges. */
export class Recorder {
  readonly #answers = new Map<string, RecordedAnswer>();
  readonly #baseUrls: Readonly<Partial<Record<ProviderId, string>>>;
  readonly #ownPart: OwnPart;

  /** @param ownPart removes parts of answers that must not be recorded. Default: removes nothing */
  constructor(
    baseUrls: Readonly<Partial<Record<ProviderId, string>>>,
    ownPart: OwnPart = (_provider, _operation, answer) => answer,
  ) {
    this.#baseUrls = baseUrls;
    this.#ownPart = ownPart;
  }

  /** Adds one exchange. Exchanges without an operation of the contract or without an answer are left out. */
  note(provider: ProviderId, { request, response }: Exchange): void {
    const base = (this.#baseUrls[provider] ?? '').replace(/\/+$/, '');
    const id = response === null ? undefined : operationOf(provider, request, base);
    if (response === null || id === undefined) return;
    const operation = `${provider} ${id}`;
    const headers = lastingHeaders(response.headers);
    const json = jsonOf(response.bytes);
    const body = json === undefined ? null : shapeOf(this.#ownPart(provider, id, json));
    const key = `${operation} ${response.status}`;
    const before = this.#answers.get(key);
    this.#answers.set(key, {
      operation,
      status: response.status,
      headers: (before === undefined ? headers : headers.filter((name) => before.headers.includes(name))).sort(),
      body: before?.body && body ? mergeShapes(before.body, body) : (body ?? before?.body ?? null),
    });
  }

  /** The gathered shapes, in an order that does not depend on the order of the exchanges. */
  recording(target: string, recordedAt: string): Recording {
    const keys = [...this.#answers.keys()].sort();
    return { version: 1, target, recordedAt, answers: keys.flatMap((key) => this.#answers.get(key) ?? []) };
  }
}
