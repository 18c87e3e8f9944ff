import { environmentOf, type ProviderRow } from '../../src/contracts/provider-row.ts';
import { defaultPorts, providerRegistry } from '../../src/contracts/providers.ts';

/** What a new provider would take from one that is known already. */
export function conflictsOf(row: ProviderRow): string[] {
  const { id, listener } = row;
  const same = providerRegistry.items.find((other) => other.id === id);
  if (same !== undefined) return [`id: "${id}" is the id of another provider, ${same.title}. Choose another id.`];
  const found: string[] = [];
  for (const [name, port] of Object.entries(defaultPorts)) {
    if (name === listener.id) found.push(`listener.id: "${name}" is the name of another server. Choose another name.`);
    if (port === listener.port) {
      found.push(`listener.port: ${port} is the port of "${name}". Choose one besides ${takenPorts()}.`);
    }
  }
  const variables = variablesOf(row);
  for (const other of providerRegistry.items) {
    const shared = variablesOf(other).filter((variable) => variables.includes(variable));
    for (const one of shared) found.push(`the variable ${one} is that of "${other.id}". Choose another name.`);
  }
  return found;
}

const variablesOf = (row: ProviderRow): string[] => Object.keys(environmentOf(row, '', {}));

const takenPorts = (): string => Object.values(defaultPorts).sort().join(', ');
