import { badgeReporter, svgReporter } from './badge.ts';
import { ctrfReporter } from './ctrf.ts';
import { githubReporter } from './github.ts';
import { htmlReporter } from './html/html.ts';
import { jsonReporter } from './json.ts';
import { junitReporter } from './junit.ts';
import { markdownReporter } from './markdown.ts';
import { prettyReporter } from './pretty.ts';
import type { Output, Reporter, ReporterOptions } from './reporter.ts';
import { tapReporter } from './tap.ts';

export { badgeReporter, reportBadge, svgReporter } from './badge.ts';
export { ctrfReporter } from './ctrf.ts';
export { githubReporter } from './github.ts';
export { htmlReporter } from './html/html.ts';
export { jsonReporter } from './json.ts';
export { junitReporter } from './junit.ts';
export { markdownReporter } from './markdown.ts';
export { prettyReporter } from './pretty.ts';
export type { Output, Reporter, ReporterOptions } from './reporter.ts';
export { tapReporter } from './tap.ts';

/** Every reporter by its name on the command line. */
export const reporters: Readonly<Record<string, (output: Output, options: ReporterOptions) => Reporter>> = {
  pretty: prettyReporter,
  json: jsonReporter,
  junit: junitReporter,
  ctrf: ctrfReporter,
  html: htmlReporter,
  markdown: markdownReporter,
  github: githubReporter,
  tap: tapReporter,
  badge: badgeReporter,
  svg: svgReporter,
};
