/** Longest part of a title in a name, so that a number fits behind it. */
const LONGEST = 48;

/**
 * The name of a test's tenant: its title in the letters that names may have, and its number in the run, so that it is unique.
 * @example tenantName('Refuses a 2nd caption!', 7) // refuses-a-2nd-caption-7
 */
export function tenantName(title: string, number: number): string {
  const plain = title
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
  const words = plain
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '');
  return `${words === '' ? 'test' : words}-${number}`;
}
