/** Options of the command line that a step names, such as `--to`. */
export interface NamedOptions {
  readonly options: string;
}

/** A next step for people, in parts: text, and the options of the command line by which it is taken. */
export interface NextStep {
  readonly parts: readonly (string | NamedOptions)[];
}

/** Names options where a step stands, as in `option('--to')`; several are divided by commas. */
export const option = (options: string): NamedOptions => ({ options });

/**
 * Makes a next step. It must be a complete sentence without its options, because the uploader of an origin has no command line.
 * @example
 * step`Leave the language out${option('--to')}.`
 */
export const step = (
  texts: TemplateStringsArray,
  ...values: readonly (string | number | NamedOptions | NextStep)[]
): NextStep => ({
  parts: texts.flatMap((text, at) => {
    const value = values[at] ?? '';
    if (typeof value === 'object' && 'parts' in value) return [text, ...value.parts];
    return [text, typeof value === 'number' ? String(value) : value];
  }),
});

/** The step as a sentence that names its options in parentheses, for a command line. */
export const withOptions = (given: NextStep | string): string =>
  typeof given === 'string'
    ? given
    : given.parts.map((part) => (typeof part === 'string' ? part : ` (${part.options})`)).join('');

/** The step as a sentence without options. */
export const withoutOptions = (given: NextStep | string): string =>
  typeof given === 'string' ? given : given.parts.filter((part) => typeof part === 'string').join('');
