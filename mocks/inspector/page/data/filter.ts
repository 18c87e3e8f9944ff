import type { Entry } from './entry.ts';

type Member = (entry: Entry, value: string) => boolean;

const contains = (text: string | null, part: string): boolean => (text ?? '').toLowerCase().includes(part);

/** The words before a colon that a filter knows, and what they compare. */
const members: Readonly<Record<string, Member>> = {
  tenant: ({ tenant }, value) => tenant.toLowerCase() === value,
  provider: ({ provider }, value) => contains(provider, value),
  operation: ({ operation }, value) => (value === 'none' ? operation === null : contains(operation, value)),
  method: ({ method }, value) => method.toLowerCase() === value,
  path: ({ path }, value) => contains(path, value),
  rule: ({ rule }, value) => contains(rule, value),
  outcome: ({ outcome }, value) => contains(outcome, value),
  kind: ({ kind }, value) => kind === value,
  status: ({ status }, value) => {
    if (value === 'none') return status === null;
    return /^\dxx$/.test(value) ? String(status ?? '')[0] === value[0] : String(status) === value;
  },
};

/** The words before a colon that a filter knows. */
export const filterWords: readonly string[] = Object.keys(members);

/**
 * Reads a filter such as `status:4xx tenant:poor -path:/health credits` and returns whether an entry passes all its words. A
 * word without a colon is looked for in method, path, rule, operation, tenant and bodies; a minus turns a word round.
 */
export function filterOf(text: string): (entry: Entry) => boolean {
  const tests = (text.match(/"[^"]*"|\S+/g) ?? []).map(testOf);
  return (entry) => tests.every((test) => test(entry));
}

function testOf(written: string): (entry: Entry) => boolean {
  const word = written.replace(/"/g, '').toLowerCase();
  if (word.startsWith('-') && word.length > 1) {
    const test = testOf(word.slice(1));
    return (entry) => !test(entry);
  }
  const [, name = '', value = ''] = /^([a-z]+):(.*)$/.exec(word) ?? [];
  const member = Object.hasOwn(members, name) ? members[name] : undefined;
  if (member !== undefined) return (entry) => value === '' || member(entry, value);
  return (entry) => textOf(entry).includes(word);
}

const texts = new WeakMap<Entry, string>();

/** All texts of an entry in small letters, kept: each key in the filter looks at every entry. */
function textOf(entry: Entry): string {
  let text = texts.get(entry);
  if (text === undefined) {
    text = textsOf(entry).join('\n').toLowerCase();
    texts.set(entry, text);
  }
  return text;
}

const textsOf = (entry: Entry): (string | null | undefined)[] => [
  entry.path,
  entry.rule,
  entry.operation,
  entry.tenant,
  entry.method,
  entry.request.body.text,
  entry.response.body.text,
];
