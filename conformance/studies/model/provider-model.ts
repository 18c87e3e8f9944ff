import type { Arbitrary } from 'fast-check';
import type { Evidence } from '../../../src/base/evidence.ts';
import type { ProviderId } from '../../../src/contracts/providers.ts';
import type { CheckContext } from '../../model/context/context.ts';

/** The library of random values and shrinking; an optional package, so the caller loads it. */
export type FastCheck = typeof import('fast-check');

/** One operation of a sequence, on the state that a model keeps. */
export interface Step<World> {
  /** The operation with its values, in a few words. */
  readonly text: string;
  /** True if the model says what must happen in this state; the step is left out otherwise. Default: always. */
  readonly applies?: (world: World) => boolean;
  /** Carries it out, compares the answers with the state, and changes the state. @throws {ExpectationError} */
  readonly run: (world: World) => Promise<unknown>;
}

/** The state that a provider should be in after any sequence of operations. */
export interface ProviderModel<World = never> {
  /** `provider/name`, stable. */
  readonly id: `${ProviderId}/${string}`;
  readonly title: string;
  /** The promises that it rests on; never an assumption. */
  readonly requirement: string;
  readonly evidence: Evidence;
  /** Its part of the steps of its provider. Default: 1; less where a few steps show everything. */
  readonly weight?: number;
  /** Sets up a tenant of its own, and the state to compare it with. */
  readonly open: (t: CheckContext) => Promise<World>;
  /** Releases what `open` took from this machine. Default: nothing. */
  readonly close?: (world: World) => Promise<void>;
  /** The operations, each with its random values. */
  readonly steps: (fc: FastCheck) => readonly Arbitrary<Step<World>>[];
}

/** Declares a model; the type of its state stays inside. */
export const modelOf = <World>(model: ProviderModel<World>): ProviderModel => model as unknown as ProviderModel;

/** The provider of a model. */
export const providerOf = ({ id }: Pick<ProviderModel, 'id'>): ProviderId => id.split('/')[0] as ProviderId;
