/**
 * Text for the log of a job, in which nothing is a command of GitHub's runner: that takes `::name::` at the beginning of a line, and
 * `##[name]` anywhere in it (actions/runner, src/Runner.Common/ActionCommand.cs). Otherwise the data of a target, which reports quote,
 * could stop the annotations that follow. A space breaks both.
 */
export const inert = (text: string): string => text.replace(/^([^\S\n]*:)(?=:)/gm, '$1 ').replaceAll('##[', '## [');
