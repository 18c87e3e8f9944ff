/** A provider of one's own: contract, mock, checks and mutants, for every command and for programs. @module */
export type { Check } from '../conformance/model/check.ts';
export type { CheckNames } from '../conformance/model/check-names.ts';
export { type CheckCase, checksOf, type DeclareCheck, type WithSteps } from '../conformance/model/checks-of.ts';
export type { CheckContext } from '../conformance/model/context/context.ts';
export type { ForbiddenPlace, Resource } from '../conformance/model/resource.ts';
export { onAnswer, onBody, onHeader, type Which, without } from '../conformance/mutants/answers.ts';
export {
  type DeclareMutant,
  type Mutant,
  type MutantCase,
  type MutantFamily,
  mutantsOf,
} from '../conformance/mutants/index.ts';
export type { Cost, Unproven } from '../conformance/providers/index.ts';
export type { MockDefinition } from '../mocks/kernel/http/mock-definition.ts';
export { Refusal, type RefusalValues } from '../mocks/kernel/http/refusal.ts';
export { type UsualMock, usualMock } from '../mocks/kernel/http/usual-mock.ts';
export type { Call, Success, Work } from '../mocks/kernel/http/usual-work.ts';
export type { Seams } from '../mocks/kernel/world/seams.ts';
export { assumed, documented, type Evidence, observed } from '../src/base/evidence.ts';
export type { Contract } from '../src/contracts/contract.ts';
export { type Fact, fact } from '../src/contracts/facts.ts';
export type { Failure, Operation } from '../src/contracts/types.ts';
export { type UsualFailureId, usualFailures } from '../src/contracts/usual-failures.ts';
export { type DefinedContract, defineContract } from './own/define-contract.ts';
export { defineProvider } from './own/define-provider.ts';
export type {
  ContractDefinition,
  CredentialDefinition,
  LiveDefinition,
  ProviderDefinition,
} from './own/definition.ts';
export { ProviderDefinitionError } from './own/definition-error.ts';
export type { OwnProvider } from './own/own-provider.ts';
export { registerProvider } from './own/register.ts';
export type { SeedDefinition } from './own/seed-definition.ts';
