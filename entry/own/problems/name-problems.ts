import type { ProviderDefinition } from '../definition.ts';

const ID = /^[a-z]+(?:-[a-z]+)*$/;
const PART = /^[A-Za-z]{1,32}$/;
const VARIABLE = /^[A-Z][A-Z0-9_]*$/;

/** What is wrong with the names, the port and the credential of a definition. */
export function nameProblems({ id, title, listener, credential, basePath = '' }: ProviderDefinition): string[] {
  const found: string[] = [];
  if (!ID.test(id) || id.length > 32) {
    found.push(`id: "${id}" is not of small letters and single dashes, at most 32. Write it like "acme-captions".`);
  }
  if (title.trim() === '') found.push('title: is empty. Write the name of the service, for people.');
  if (!ID.test(listener.id ?? id))
    found.push(`listener.id: "${listener.id}" is not of small letters and single dashes.`);
  if (!Number.isInteger(listener.port) || listener.port < 1 || listener.port > 65_535) {
    found.push(`listener.port: expected a whole number from 1 to 65535, got ${listener.port}.`);
  }
  if (basePath !== '' && !/^\/.*[^/]$/.test(basePath)) {
    found.push(`basePath: "${basePath}" must begin with a slash and not end with one.`);
  }
  const parts = Object.entries(credential.variables);
  if (parts.length === 0) found.push('credential.variables: is empty. Name each part and its environment variable.');
  for (const [part, variable] of parts) {
    if (!PART.test(part)) found.push(`credential.variables: the part "${part}" is not of letters only.`);
    if (!VARIABLE.test(variable)) {
      found.push(`credential.variables.${part}: "${variable}" is not a variable of capitals, digits and underscores.`);
    }
  }
  return found;
}
