import type { Check } from '../check.ts';
import { type RequirementSet, requirementSetName } from './requirement-set.ts';

/** The requirements of the checks of one provider, as they are now. `date`: `YYYY-MM-DD` in UTC. */
export const freezeRequirements = (checks: readonly Check[], provider: string, date: string): RequirementSet => ({
  version: 1,
  provider,
  date,
  requirements: checks
    .filter((check) => check.provider === provider)
    .map(({ id, level, evidence: { grade, source }, requirement }) => ({
      check: id,
      level,
      grade,
      source,
      requirement,
    })),
});

/** A set as the text of its file, in YAML. A text in quotes of JSON is one of YAML, too. */
export function requirementSetText(set: RequirementSet): string {
  const name = requirementSetName(set);
  return [
    `# Frozen: do not edit. \`conform --requirements ${name}\` judges by these requirements, whatever was added since.`,
    'version: 1',
    `provider: ${set.provider}`,
    `date: "${set.date}"`,
    'requirements:',
    ...set.requirements.flatMap(({ check, level, grade, source, requirement }) => [
      `  - check: ${check}`,
      `    level: ${level}`,
      `    grade: ${grade}`,
      `    source: ${JSON.stringify(source)}`,
      `    requirement: ${JSON.stringify(requirement)}`,
    ]),
    '',
  ].join('\n');
}
