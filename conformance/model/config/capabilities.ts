import { z } from 'zod';
import { contracts } from '../../../src/contracts/contracts.ts';
import { ProviderName } from '../../../src/contracts/provider-schema.ts';
import type { ProviderId } from '../../../src/contracts/providers.ts';
import type { Operation } from '../../../src/contracts/types.ts';
import { type Check, sectionOf } from '../check.ts';
import type { WireRequest } from '../exchange.ts';

/** Whether an operation or a section is offered: `true`; or `false` or a reason for not offered. */
export type Offer = boolean | string;

/** The parts of one provider that a target offers. Default: all. */
export interface ProviderCapabilities {
  /** By the middle part of checks' ids. */
  readonly sections?: Readonly<Record<string, Offer>>;
  /** By the operation's id in the contract, for example `getAccountSummary`. */
  readonly operations?: Readonly<Record<string, Offer>>;
}

/** The parts that a target offers, by provider. */
export type Capabilities = Readonly<Partial<Record<ProviderId, ProviderCapabilities>>>;

const offers = z.record(z.string(), z.union([z.boolean(), z.string().trim().min(1)]));

/** The form of capabilities in a config file. */
export const capabilitiesSchema = z.partialRecord(
  ProviderName,
  z.strictObject({ sections: offers.optional(), operations: offers.optional() }),
);

/** Returns why a check is skipped for its section, or undefined. */
export function unsupportedSection(
  capabilities: Capabilities,
  check: Pick<Check, 'id' | 'provider'>,
): string | undefined {
  const section = sectionOf(check.id);
  const sections = capabilities[check.provider]?.sections ?? {};
  return Object.hasOwn(sections, section) ? unsupported(`section ${section}`, sections[section]) : undefined;
}

/** Returns why a check that is about to send this request is skipped, or undefined. `base` is the provider's base URL. */
export function unsupportedOperation(
  capabilities: Capabilities,
  provider: ProviderId,
  request: Pick<WireRequest, 'method' | 'url'>,
  base: string,
): string | undefined {
  const operations = capabilities[provider]?.operations;
  if (operations === undefined) return undefined;
  const id = operationOf(provider, request, base);
  return id !== undefined && Object.hasOwn(operations, id) ? unsupported(`operation ${id}`, operations[id]) : undefined;
}

/** Returns the contract's operation of a request, or undefined. `base` is the provider's base URL. */
export function operationOf(
  provider: ProviderId,
  request: Pick<WireRequest, 'method' | 'url'>,
  base: string,
): string | undefined {
  if (!request.url.startsWith(base)) return undefined;
  const path = request.url.slice(base.length).replace(/[?#].*$/s, '');
  return operationAt(contracts[provider].operations, request.method, path);
}

/** A sentence for each name in capabilities that no check or contract has. */
export function capabilityProblems(
  capabilities: Capabilities,
  checks: readonly Pick<Check, 'id' | 'provider'>[],
): string[] {
  return Object.entries(capabilities).flatMap(([id, { sections = {}, operations = {} }]) => {
    const provider = id as ProviderId;
    const knownSections = new Set(
      checks.filter((check) => check.provider === provider).map((check) => sectionOf(check.id)),
    );
    const knownOperations = new Set(contracts[provider].operations.map((operation) => operation.id));
    return [
      ...unknown(provider, 'section', Object.keys(sections), knownSections),
      ...unknown(provider, 'operation', Object.keys(operations), knownOperations),
    ];
  });
}

function unknown(provider: string, kind: string, named: readonly string[], known: ReadonlySet<string>): string[] {
  return named
    .filter((name) => !known.has(name))
    .map((name) => `${provider} has no ${kind} "${name}"; known: ${[...known].join(', ')}.`);
}

const unsupported = (what: string, offer: Offer | undefined): string | undefined =>
  offer === false || typeof offer === 'string'
    ? `the target does not offer ${what}${offer === false ? '' : `: ${offer}`}`
    : undefined;

/** Returns the operation of a request: the template with the most fixed parts wins. */
function operationAt(operations: readonly Operation[], method: string, path: string): string | undefined {
  let closest: { readonly id: string; readonly fit: number } | undefined;
  const given = path.split('/');
  for (const { id, wanted } of templatesOf(operations, method.toLowerCase())) {
    const fit = fitOf(wanted, given);
    if (fit > (closest?.fit ?? 0)) closest = { id, fit };
  }
  return closest?.id;
}

/** A path of an operation, in its segments. */
interface Template {
  readonly id: string;
  readonly wanted: readonly string[];
}

const byMethod = new WeakMap<readonly Operation[], Map<string, readonly Template[]>>();

/** The paths of the operations with this method, aliases included. Every answer of a run is looked up by them. */
function templatesOf(operations: readonly Operation[], method: string): readonly Template[] {
  const known = byMethod.get(operations) ?? new Map<string, readonly Template[]>();
  byMethod.set(operations, known);
  const templates =
    known.get(method) ??
    operations
      .filter((operation) => operation.method === method)
      .flatMap(({ id, path, aliases = [] }) => [path, ...aliases].map((one) => ({ id, wanted: one.split('/') })));
  known.set(method, templates);
  return templates;
}

/** How well a path fits a template: 0 for no match; less than 1 if the last `{parameter}` spans several segments. */
function fitOf(wanted: readonly string[], given: readonly string[]): number {
  const open = given.length > wanted.length && (wanted.at(-1)?.startsWith('{') ?? false);
  if (given.length !== wanted.length && !open) return 0;
  const isParameter = (part: string) => part.startsWith('{');
  if (!wanted.every((part, at) => (isParameter(part) ? given[at] !== '' : part === given[at]))) return 0;
  const fixed = wanted.filter((part) => !isParameter(part)).length;
  return open ? fixed / 1000 : fixed;
}
