import { createRedactor } from '../../base/redact.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A redactor that also knows secrets as an HTML error page spells them. */
export function createSecretRedactor(secrets: readonly string[]): (text: string) => string {
  const asHtml = secrets.map((secret) => secret.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character));
  return createRedactor(new Set([...secrets, ...asHtml]));
}
