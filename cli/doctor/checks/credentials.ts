import type { ProviderRow } from '../../../src/contracts/provider-row.ts';
import { readToken } from '../../../src/contracts/scopes.ts';
import { change, fine, note, type Said } from '../finding.ts';
import type { Setup } from '../setup.ts';
import { partsIn, pointedBy, pointedRows } from '../variables.ts';

/** Whether the credentials that are set are those of a mock. Values are never told. */
export const checkCredentials = ({ environment }: Setup): readonly Said[] =>
  pointedRows().flatMap((row) => {
    const isMocked = pointedBy(row, environment).kind === 'here';
    return Object.entries(row.credentialVariables).map(([part, name]) =>
      checkOne(row, { part, name, environment, isMocked }),
    );
  });

interface Part {
  readonly part: string;
  readonly name: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly isMocked: boolean;
}

function checkOne(row: ProviderRow, { part, name, environment, isMocked }: Part): Said {
  const parts = partsIn(row, environment);
  const value = parts[part];
  const todo = 'Take the credential of a tenant: caption-harness env --tenant NAME prints it.';
  if (value === undefined) {
    return isMocked
      ? change(`${name} is unset, while ${row.baseUrlVariable} points here`, todo)
      : note(`${name} is unset`);
  }
  if (row.sampleCredentials.includes(value)) return fine(`${name} is a sample credential of the vendor's documents`);
  const token = Object.values(parts).find((one) => readToken(one) !== null);
  if (token !== undefined && (value === token || row.credentials(token)[part] === value)) {
    return fine(`${name} is set to that of the tenant ${readToken(token)?.tenant}`);
  }
  if (token !== undefined) return change(`${name} does not belong to the tenant of the other variables`, todo);
  const found = `${name} is set, and not to a mock's credential: it may be real`;
  return isMocked
    ? change(`${found}, and clients send it to ${row.baseUrlVariable}`, todo)
    : note(found, 'exec replaces it for its command.');
}
