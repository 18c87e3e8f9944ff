import type { ProviderSuite } from '../../conformance/providers/index.ts';
import { defineMock } from '../../mocks/kernel/http/define-mock.ts';
import { assumed } from '../../src/base/evidence.ts';
import type { CredentialParts, ProviderRow, RateLimitFact } from '../../src/contracts/provider-row.ts';
import type { ProviderId } from '../../src/contracts/providers.ts';
import type { ProviderDefinition } from './definition.ts';
import { ProviderDefinitionError } from './definition-error.ts';
import { mark, type OwnProvider } from './own-provider.ts';
import { contractProblems } from './problems/contract-problems.ts';
import { liveProblems } from './problems/live-problems.ts';
import { mockProblems } from './problems/mock-problems.ts';
import { nameProblems } from './problems/name-problems.ts';
import { suiteProblems } from './problems/suite-problems.ts';

/** A rate that no source names: clients keep below it, and the mock refuses nothing. */
const RATE: RateLimitFact = { requests: 60, seconds: 60, evidence: assumed('no source names a limit') };

/**
 * Declares a provider of one's own. Export the result by default from a module, and name the module with `--provider-module`;
 * programs call `registerProvider`.
 * @throws {ProviderDefinitionError} for parts that do not fit together; its message names all of them
 * @example
 * export default defineProvider({
 *   id: 'acme-captions', title: 'Acme captions', listener: { port: 4050 },
 *   credential: { variables: { key: 'ACME_KEY' }, headers: ({ key }) => ({ 'X-Acme-Key': key }) },
 *   contract, mock: usualMock({ contract, credentialOf, work }), checks, mutants,
 * });
 */
export function defineProvider(definition: ProviderDefinition): OwnProvider {
  const problems = [nameProblems, contractProblemsOf, mockProblems, suiteProblems, liveProblems].flatMap((of) =>
    of(definition),
  );
  if (problems.length > 0) throw new ProviderDefinitionError(definition.id, problems);
  const { id, contract, mock, mutants, seed = null } = definition;
  return mark({
    id: id as ProviderId,
    row: rowOf(definition),
    contract,
    mock: defineMock(mock),
    suite: suiteOf(definition),
    mutants,
    seed,
  });
}

const contractProblemsOf = ({ contract }: ProviderDefinition): string[] => contractProblems(contract);

function rowOf(definition: ProviderDefinition): ProviderRow {
  const { id, title, listener, basePath = '', credential, contract, rateLimit = RATE, live } = definition;
  const { variables, headers, samples = [] } = credential;
  const ofToken = (token: string): CredentialParts =>
    Object.fromEntries(Object.keys(variables).map((part) => [part, token]));
  return {
    id,
    title,
    listener: { id: listener.id ?? id, port: listener.port },
    basePath,
    // As `hasRealService` reads it.
    liveBaseUrl: live?.baseUrl ?? `https://${id}.invalid`,
    baseUrlVariable: definition.baseUrlVariable ?? `${id.toUpperCase().replaceAll('-', '_')}_BASE_URL`,
    credentialVariables: variables,
    credentialHeaders: headers,
    credentials: credential.ofToken ?? ofToken,
    example: definition.example ?? ((baseUrl, parts) => curl(baseUrl, headers(parts))),
    sampleCredentials: samples,
    rateLimit,
    switches: contract.switches,
    sdkFixtures: {},
    failures: async () => contract.failures,
    operations: async () => contract.operations,
  };
}

const curl = (baseUrl: string, headers: Readonly<Record<string, string>>): string =>
  ['curl', baseUrl, ...Object.entries(headers).map(([name, value]) => `-H '${name}: ${value}'`)].join(' ');

function suiteOf({ id, contract, checks, unproven = [], live }: ProviderDefinition): ProviderSuite {
  const { costs = {}, resources = {}, forbidden = [], budget = {} } = live ?? {};
  return {
    id: id as ProviderId,
    operations: contract.operations,
    checks,
    costs,
    resources,
    forbidden,
    budget,
    unproven,
  };
}
