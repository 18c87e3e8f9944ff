import type { z } from 'zod';
import { count } from '../../conformance/model/show.ts';
import { element, xmlText } from '../../conformance/reporters/xml.ts';
import type { Conduct } from '../../src/contracts/control/conduct.ts';
import { type ConductLevel, conductRules } from '../../src/contracts/control/conduct-rules.ts';

/** What the clients of some tenants did wrong. */
export type Conducts = readonly z.infer<typeof Conduct>[];

/** The forms of a report. */
const conductForms = ['pretty', 'json', 'junit'] as const;

/** The form of a report. */
export type ConductForm = (typeof conductForms)[number];

/** The form of a report's file by its name: `.xml` is JUnit, `.json` JSON, others are text. */
export const formOf = (file: string): ConductForm =>
  file.endsWith('.xml') ? 'junit' : file.endsWith('.json') ? 'json' : 'pretty';

/** Writes a report. */
export const conductText = (conducts: Conducts, form: ConductForm): string => writers[form](conducts);

/** True if a finding is at that level or graver. */
export const reaches = (conducts: Conducts, level: ConductLevel): boolean =>
  conducts.some(({ findings }) => findings.some((one) => level === 'warning' || one.level === 'error'));

const writers: Readonly<Record<ConductForm, (conducts: Conducts) => string>> = {
  json: (conducts) => `${JSON.stringify({ tenants: conducts }, null, 2)}\n`,
  pretty,
  junit,
};

function pretty(conducts: Conducts): string {
  const blocks = conducts.flatMap(({ tenant, findings }) =>
    findings.map(
      ({ rule, level, provider, operation, title, detail, remedy, entries, evidence }) =>
        `${level} ${rule}: ${title}\n  ${[provider, operation].filter(Boolean).join(' ')}, tenant ${tenant}: ${detail}\n` +
        `  do: ${remedy}\n  requests: ${entries.join(', ')}\n  ${evidence.grade}: ${evidence.source}\n`,
    ),
  );
  const judged = conducts.reduce((sum, one) => sum + one.judged, 0);
  const dropped = conducts.reduce((sum, one) => sum + one.dropped, 0);
  const lost = dropped === 0 ? '' : `, ${dropped} more were no longer in the journal (--max-journal-entries)`;
  return `${blocks.join('\n')}${blocks.length === 0 ? '' : '\n'}conduct: ${count(blocks.length, 'finding')} in ${count(judged, 'request')}${lost}\n`;
}

/** One case a rule and tenant, so that a rule that holds is a green case. */
function junit(conducts: Conducts): string {
  const suites = conducts.map(({ tenant, findings }) => {
    const cases = Object.entries(conductRules).map(([rule, { title, level }]) => {
      const found = findings.filter((one) => one.rule === rule);
      const text = found
        .map(({ detail, remedy, entries }) => `${detail}\n${remedy}\n${entries.join(', ')}`)
        .join('\n\n');
      const inside =
        found.length === 0 ? undefined : element('failure', { message: title, type: level }, xmlText(text));
      return element('testcase', { name: rule, classname: `conduct.${tenant}`, time: '0.000' }, inside);
    });
    const failures = new Set(findings.map(({ rule }) => rule)).size;
    const attributes = {
      name: `conduct/${tenant}`,
      tests: cases.length,
      failures,
      errors: 0,
      skipped: 0,
      time: '0.000',
    };
    return element('testsuite', attributes, cases.join(''));
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', {}, suites.join(''))}\n`;
}
