import type { OpenAPIV3_1 } from 'openapi-types';
import type { ProviderRow } from '../provider-row.ts';

/** How requests present a credential. */
export interface Security {
  readonly schemes: Readonly<Record<string, OpenAPIV3_1.SecuritySchemeObject>>;
  /** Alternatives: one of them is enough. */
  readonly requirements: readonly OpenAPIV3_1.SecurityRequirementObject[];
}

const PART = 'KEY';

/** The security of a provider, from the headers that its row names. */
export function securityOf({ credentialHeaders, otherCredentialHeaders = [], credentials }: ProviderRow): Security {
  const parts = Object.fromEntries(Object.keys(credentials('')).map((name) => [name, PART]));
  const alternatives = [credentialHeaders, ...otherCredentialHeaders].map((headersOf) =>
    Object.entries(headersOf(parts)).map(([name, value]) => schemeOf(name, value)),
  );
  return {
    schemes: Object.fromEntries(alternatives.flat()),
    requirements: alternatives.map((schemes) => Object.fromEntries(schemes.map(([name]) => [name, []]))),
  };
}

function schemeOf(header: string, value: string): readonly [string, OpenAPIV3_1.SecuritySchemeObject] {
  if (value === `Bearer ${PART}`) return ['bearer', { type: 'http', scheme: 'bearer' }];
  const form = value === PART ? {} : { description: `${header}: ${value}` };
  return [header, { type: 'apiKey', in: 'header', name: header, ...form }];
}
