import { isDeepStrictEqual } from 'node:util';
import type { Seams } from '../../../mocks/kernel/world/seams.ts';

/** One decision that a world made: what its function was given, what it left of that, and what it decided. */
export interface SeamCall {
  readonly seam: keyof Seams;
  readonly given: readonly unknown[];
  /** The arguments afterwards: an account and a window are changed by the decision. */
  readonly left: readonly unknown[];
  readonly result: unknown;
}

type Decision = (...given: readonly unknown[]) => unknown;

/** The functions that change what they are given. */
const CHANGING: ReadonlySet<string> = new Set<keyof Seams>(['charge', 'windowUse']);

/** Bytes of answers are many and are made from `answer`: a mutant of `send` is taken to affect every check. */
export const isRecorded = (seam: string): boolean => seam !== 'send';

/** The decisions of `honest`, each telling `note` of every call. */
export function recordingSeams(honest: Seams, note: (call: SeamCall) => void): Partial<Seams> {
  const recording = Object.entries(honest)
    .filter(([seam]) => isRecorded(seam))
    .map(([name, decide]) => {
      const recorded: Decision = (...arguments_) => {
        const given = arguments_.map(kept);
        const result = (decide as Decision)(...arguments_);
        // What is passed on is kept once, so that a replay sees at once that it is passed on.
        const same = arguments_.indexOf(result);
        const left = CHANGING.has(name) ? arguments_.map(kept) : given;
        note({ seam: name as keyof Seams, given, left, result: same === -1 ? kept(result) : given[same] });
        return result;
      };
      return [name, recorded];
    });
  return Object.fromEntries(recording) as Partial<Seams>;
}

/**
 * The calls for which other decisions, given the same in the same order, decide otherwise or leave something else. One of them may
 * remember an account and change it at a later call, so what was left is looked at again in the end.
 */
export function decidedOtherwise<Call extends SeamCall>(own: Partial<Seams>, calls: readonly Call[]): Set<Call> {
  const otherwise = new Set<Call>();
  const left: { readonly call: Call; readonly given: readonly unknown[] }[] = [];
  for (const call of calls) {
    const decide = own[call.seam] as Decision | undefined;
    if (decide === undefined) continue;
    const isChanging = CHANGING.has(call.seam);
    const given = isChanging ? structuredClone(call.given) : call.given;
    if (isChanging) left.push({ call, given });
    try {
      const result = decide(...given);
      if (result !== call.result && !isDeepStrictEqual(result, call.result)) otherwise.add(call);
    } catch {
      // It cannot handle this recorded call, or changes what it should only read; the run of the check shows the effect.
      otherwise.add(call);
    }
  }
  for (const { call, given } of left) {
    if (!otherwise.has(call) && !isDeepStrictEqual(given, call.left)) otherwise.add(call);
  }
  return otherwise;
}

/** A frozen copy: what a decision is given may be a part of the state, which changes later. Functions cannot be copied. */
const kept = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? frozen(structuredClone(value)) : value;

function frozen(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}
