/**
 * Leaves out of a sentence the options of the command line that stand in parentheses, such as ` (--to)`: the pipeline names them, and the
 * uploader of an origin has none. The sentences are complete without them.
 */
export const withoutOptions = (sentence: string): string => sentence.replaceAll(/ \(--[a-z][^()]*\)/g, '');
