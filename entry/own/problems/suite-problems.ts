import { mutantFamilies } from '../../../conformance/mutants/index.ts';
import type { ProviderDefinition } from '../definition.ts';
import { unknownName } from './unknown-name.ts';

/** What does not fit between the checks, the mutants and the contract. */
export function suiteProblems({ id, contract, checks, mutants, unproven = [] }: ProviderDefinition): string[] {
  const known = checks.map((check) => check.id);
  const operations = contract.operations.map((operation) => operation.id);
  const failures = Object.keys(contract.failures);
  return [
    ...idProblems('checks', known, `${id}/section/name`, id),
    ...idProblems(
      'mutants',
      mutants.map((mutant) => mutant.id),
      `${id}/name`,
      id,
    ),
    ...mutants.flatMap(({ id: mutant, provider, family, breaks, equivalent }) => [
      ...(provider === id ? [] : [`mutants "${mutant}": its provider is "${provider}". Write "${id}".`]),
      ...(Object.hasOwn(mutantFamilies, family)
        ? []
        : [`mutants "${mutant}": ${unknownName('family', family, Object.keys(mutantFamilies))}`]),
      ...(breaks.length > 0 || equivalent !== undefined
        ? []
        : [`mutants "${mutant}": breaks no check. Name the checks that must fail.`]),
      ...unknownOnes(`mutants "${mutant}"`, 'check', breaks, known),
    ]),
    ...unproven.flatMap((row) => [
      ...unknownOnes('unproven', 'failure', row.failures, failures),
      ...(row.operations === 'all' ? [] : unknownOnes('unproven', 'operation', row.operations, operations)),
    ]),
  ];
}

const unknownOnes = (at: string, what: string, used: readonly string[], known: readonly string[]): string[] =>
  used.filter((name) => !known.includes(name)).map((name) => `${at}: ${unknownName(what, name, known)}`);

const idProblems = (table: string, ids: readonly string[], form: string, id: string): string[] => [
  ...ids.filter((one) => !one.startsWith(`${id}/`)).map((one) => `${table}: "${one}" is not of the form ${form}.`),
  ...new Set(ids.filter((one, at) => ids.indexOf(one) !== at).map((one) => `${table}: two have the id "${one}".`)),
];
