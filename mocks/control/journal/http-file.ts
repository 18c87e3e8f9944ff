import { REDACTED } from '../../../src/base/secrets/redacted.ts';
import { providerOf, providers } from '../../../src/contracts/providers.ts';
import { lowerCased } from '../../kernel/http/lower-cased.ts';
import type { Kept } from '../../kernel/world/journal-entry.ts';
import { credentialsOf } from '../tenant-view.ts';
import type { ExportContext } from './har.ts';
import { entryView } from './pages.ts';

type Entry = ReturnType<typeof entryView>;

/** Variables of an `.http` file that were used, with their values. */
type Variables = Map<string, string>;

/** Headers of a credential that are alternatives to those of the provider's row, and the part that each carries. */
const alternatives: ReadonlyMap<string, string> = new Map([
  ['x-auth-key', 'apiKey'],
  ['x-auth-email', 'email'],
]);

/**
 * The requests of a tenant as an `.http` file, for editors that send them again. It uses only what all of these editors
 * read. Credentials are variables at its top; their values are those of the tenant at the mocks.
 */
export function httpFileOf(tenant: string, kept: readonly Kept[], context: ExportContext): string {
  const variables: Variables = new Map();
  const requests = kept
    .filter(({ kind, method }) => kind === 'request' && method !== '')
    .map((one) => requestText(tenant, entryView(one, 'build'), variables, context));
  const head = [...variables].map(([name, value]) => `@${name} = ${value}`);
  return [head.join('\n'), ...requests].map((part) => `${part}\n`).join('\n###\n\n');
}

function requestText(tenant: string, entry: Entry, variables: Variables, { originOf }: ExportContext): string {
  const { id, provider, method, path, status, request } = entry;
  const host = `${variableName(provider)}_url`;
  variables.set(host, originOf(provider));
  const headers = Object.entries(request.headers).map(
    ([name, value]) => `${name}: ${withVariables({ name, value, provider, tenant }, variables)}`,
  );
  const { notes, body } = bodyText(request.body);
  const comments = [`${id}, answered with ${status ?? 'nothing'}`, ...notes].map((note) => `# ${note}`);
  const lines = [...comments, `${method} {{${host}}}${path.replaceAll(/\s/g, '%20')} HTTP/1.1`, ...headers];
  return [...lines, ...(body === null ? [] : ['', body])].join('\n');
}

interface Header {
  readonly name: string;
  readonly value: string;
  readonly provider: string;
  readonly tenant: string;
}

/** A header's value with a variable in place of each blank credential. */
function withVariables({ name, value, provider, tenant }: Header, variables: Variables): string {
  if (!value.includes(REDACTED)) return value;
  const own = credentialsOf(tenant)[provider]?.full ?? {};
  const id = providerOf(provider);
  const places = Object.fromEntries(Object.keys(own).map((part) => [part, `{{${nameOf(provider, part)}}}`]));
  const ofRow = id === undefined ? {} : lowerCased(providers[id].credentialHeaders(places));
  const part = alternatives.get(name);
  const other = part === undefined ? undefined : places[part];
  const shown = Object.hasOwn(ofRow, name) ? ofRow[name] : other;
  if (shown === undefined) {
    variables.set('secret', '');
    return value.replaceAll(REDACTED, '{{secret}}');
  }
  for (const [part, credential] of Object.entries(own)) {
    if (shown.includes(`{{${nameOf(provider, part)}}}`)) variables.set(nameOf(provider, part), credential);
  }
  return shown;
}

function bodyText({ bytes, text, cut }: Entry['request']['body']): { notes: string[]; body: string | null } {
  if (bytes === 0) return { notes: [], body: null };
  if (text === undefined) return { notes: [`Left out: a body of ${bytes} bytes that are not text.`], body: null };
  if (/^###/m.test(text)) return { notes: ['Left out: a body with a line that separates requests.'], body: null };
  const notes = cut ? [`Only the beginning of a body of ${bytes} bytes.`] : [];
  return { notes: text.includes('{{') ? [...notes, 'The body has {{, which begins a variable.'] : notes, body: text };
}

const variableName = (provider: string): string => provider.replaceAll(/\W/g, '_');

const nameOf = (provider: string, part: string): string => `${variableName(provider)}_${part}`;
