import { z } from 'zod';

/** One step: it either uses an action or runs a script. */
const step = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z-]*$/),
    name: z.string(),
    if: z.string(),
    uses: z.string(),
    with: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    run: z.string(),
    shell: z.literal('bash'),
    env: z.record(z.string().regex(/^[A-Z][A-Z0-9_]*$/), z.string()),
    'working-directory': z.string(),
  })
  .partial()
  .refine((one) => (one.uses === undefined) !== (one.run === undefined), 'A step has either uses or run.');

const permission = z.enum(['read', 'write', 'none']);
const permissions = z.partialRecord(z.enum(['contents', 'pages', 'id-token', 'packages', 'issues']), permission);

const job = z.strictObject({
  if: z.string().optional(),
  needs: z.union([z.string(), z.array(z.string())]).optional(),
  'runs-on': z.string(),
  'timeout-minutes': z.number().int().positive(),
  permissions: permissions.optional(),
  environment: z.union([z.string(), z.strictObject({ name: z.string(), url: z.string().optional() })]).optional(),
  strategy: z.strictObject({ 'fail-fast': z.boolean(), matrix: z.record(z.string(), z.array(z.unknown())) }).optional(),
  steps: z.array(step).min(1),
});

/**
 * A workflow of GitHub, as far as this repository uses its members; each job states how long it may take.
 * Source: docs.github.com, "Workflow syntax for GitHub Actions".
 */
export const workflow = z.strictObject({
  name: z.string(),
  on: z.partialRecord(z.enum(['push', 'pull_request', 'schedule', 'workflow_dispatch']), z.unknown()),
  permissions,
  concurrency: z.strictObject({ group: z.string(), 'cancel-in-progress': z.string().optional() }).optional(),
  jobs: z.record(z.string(), job),
});

/**
 * The metadata of a composite action, whose scripts must name their shell.
 * Source: docs.github.com, "Metadata syntax reference": name, description and runs are required; an output of a composite action has a value.
 */
export const action = z.strictObject({
  name: z.string().min(1),
  description: z.string().min(1).max(200),
  author: z.string(),
  branding: z.strictObject({
    icon: z.string(),
    color: z.enum(['white', 'black', 'yellow', 'blue', 'green', 'orange', 'red', 'purple', 'gray-dark']),
  }),
  inputs: z.record(
    z.string().regex(/^[a-z][a-z-]*$/),
    z.strictObject({ description: z.string().min(1), default: z.string() }),
  ),
  outputs: z.record(
    z.string().regex(/^[a-z][a-z-]*$/),
    z.strictObject({ description: z.string().min(1), value: z.string().regex(/^\$\{\{ steps\./) }),
  ),
  runs: z.strictObject({
    using: z.literal('composite'),
    steps: z.array(step.refine((one) => one.run === undefined || one.shell !== undefined, 'A script names its shell.')),
  }),
});

/** A step of a workflow or an action. */
export type Step = z.infer<typeof step>;

/** What is unsafe or unclear in steps, one line each: unpinned actions, and values of an event inside a script. */
export function stepProblems(steps: readonly Step[]): string[] {
  return steps.flatMap(({ uses, run = '' }) => [
    ...(uses !== undefined && !/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/.test(uses) ? [`${uses} is not pinned to a commit`] : []),
    ...[...run.matchAll(/\$\{\{.*?\}\}/g)].map(([text]) => `${text} is inside a script: give it by env`),
  ]);
}
