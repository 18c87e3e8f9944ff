/** A provider of one's own that does not fit together, or does not fit beside another one. */
export class ProviderDefinitionError extends Error {
  /** Every problem, in a sentence that names what to change. */
  readonly problems: readonly string[];

  constructor(id: string, problems: readonly string[]) {
    super(`the provider "${id}" cannot be used:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'ProviderDefinitionError';
    this.problems = problems;
  }
}
