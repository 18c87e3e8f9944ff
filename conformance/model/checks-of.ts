import type { ProviderId } from '../../src/contracts/providers.ts';
import type { Check } from './check.ts';
import type { CheckContext } from './context/context.ts';

/** A check as its file declares it. `Steps` are the verbs of its provider. */
export interface CheckCase<Name extends string, Steps>
  extends Pick<Check, 'title' | 'quote' | 'requirement' | 'evidence' | 'exhaustive' | 'unkillable'> {
  /** `section/name`: the id without the provider. */
  readonly id: Name;
  /** Default: `must`. */
  readonly level?: Check['level'];
  /** The most that it sends and spends on a target without a control API. Credits: 0 by default. */
  readonly cost: { readonly requests: number; readonly credits?: number };
  /** At most about ten lines, in the verbs of `Steps`. */
  readonly run: (steps: Steps) => Promise<unknown>;
}

/** Carries out the steps of a check with the verbs of its provider, and cleans up after them. */
export type WithSteps<Steps> = (t: CheckContext, run: (steps: Steps) => Promise<unknown>) => Promise<unknown>;

/** Declares one check; its id is part of its type, so that a mutant can only name existing checks. */
export type DeclareCheck<Provider extends string, Steps> = <const Name extends `${string}/${string}`>(
  check: CheckCase<Name, Steps>,
) => Check<`${Provider}/${Name}`>;

const NAME = /^[a-z0-9-]+\/[a-z0-9-]+$/;

/**
 * The function that declares the checks of one provider. `withSteps` gives them the provider's own verbs; by
 * default the steps get the context.
 * @throws {TypeError} when an id is not `section/name`
 * @example
 * const check = checksOf('translateplus');
 * const creditChecks = [
 *   check({
 *     id: 'credits/one-per-block',
 *     title: 'Each block of a file costs one credit',
 *     quote: 'This endpoint requires 1 credit per subtitle block (text entry) in the file.',
 *     requirement: 'Requires 1 credit per subtitle block (text entry)',
 *     evidence: documented('docs page "Translate Subtitles", Credits'),
 *     cost: { requests: 3, credits: 3 },
 *     run: async (t) => { ... },
 *   }),
 * ];
 */
export function checksOf<Provider extends string, Steps = CheckContext>(
  provider: Provider,
  withSteps: WithSteps<Steps> = passOn,
): DeclareCheck<Provider, Steps> {
  return ({ id, level = 'must', cost, run, ...check }) => {
    if (!NAME.test(id)) throw new TypeError(`a check's id is section/name, got "${id}"`);
    return {
      ...check,
      id: `${provider}/${id}`,
      // A provider of one's own is not in the registry; the suite only compares the id.
      provider: provider as string as ProviderId,
      level,
      cost: { credits: 0, ...cost },
      run: async (t) => {
        await withSteps(t, run);
      },
    };
  };
}

/** Gives steps without verbs of their own the context. */
const passOn = (t: CheckContext, run: (steps: never) => Promise<unknown>) => run(t as never);
