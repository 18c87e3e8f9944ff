/** Headers with their names in lower case, as Node gives those of a request. Of names that differ only in case, the last one counts. */
export const lowerCased = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
