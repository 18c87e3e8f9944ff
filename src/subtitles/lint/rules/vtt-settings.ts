import { cite } from '../../profiles/citation.ts';
import { parseCueSettings } from '../../webvtt/cue-settings.ts';
import { nameValuePairs } from '../../webvtt/numbers.ts';
import { parseRegion } from '../../webvtt/regions.ts';
import type { LintRule } from '../rule.ts';
import { strayLines } from '../stray-lines.ts';

const STANDARD = cite('documented', 'WEBVTT');
const NAMES = ['vertical', 'line', 'position', 'size', 'align', 'region'];
/** Values that change nothing because they are the default. */
const DEFAULTS = ['size:100%', 'align:center'];

const NO_REGIONS = new Map();

/** Why players ignore a setting; undefined when they do not. */
function whyIgnored(setting: string): string | undefined {
  const [[name = '', value = ''] = []] = nameValuePairs(setting);
  if (name === '' || !NAMES.includes(name)) return 'is not a setting';
  if (name === 'region' || DEFAULTS.includes(setting)) return undefined;
  const changed = parseCueSettings(setting, NO_REGIONS);
  const plain = parseCueSettings('', NO_REGIONS);
  const isRead = (Object.keys(plain) as (keyof typeof plain)[]).some((key) => changed[key] !== plain[key]);
  return isRead || (name === 'size' && /^100(?:\.0+)?%$/.test(value)) ? undefined : 'has a value that is not allowed';
}

/** Rules on cue settings and regions. */
export const vttSettingsRules: readonly LintRule[] = [
  {
    id: 'vtt/setting',
    title: 'Every cue setting has a name and a value of the standard.',
    format: 'vtt',
    level: 'warning',
    citation: STANDARD,
    start: ({ content, report }) => ({
      cue(cue) {
        const { settingsFrom, settingsTo } = cue.scanner;
        if (settingsFrom === settingsTo) return;
        for (const setting of content.slice(settingsFrom, settingsTo).split(/[\t\f ]+/)) {
          const why = whyIgnored(setting);
          if (why === undefined) continue;
          report(cue, {
            message: `“${setting}” ${why}, so players ignore it.`,
            hint: 'Correct it, or remove it.',
            at: settingsFrom,
          });
        }
      },
    }),
  },
  {
    id: 'vtt/region',
    title: 'A cue names a region that a block before the first cue defines.',
    format: 'vtt',
    level: 'warning',
    citation: STANDARD,
    start: ({ content, report }) => {
      const regions = new Set<string>();
      return {
        stray(stray) {
          if (stray.cuesBefore > 0) return;
          let body: string | undefined;
          const close = () => {
            if (body !== undefined) regions.add(parseRegion(body).id);
            body = undefined;
          };
          for (const { text, begins } of strayLines(content, stray)) {
            if (begins) {
              close();
              if (/^REGION[ \t\f]*$/.test(text)) body = '';
            } else if (body !== undefined) {
              body += `\n${text}`;
            }
          }
          close();
        },
        cue(cue) {
          const { settingsFrom, settingsTo } = cue.scanner;
          if (settingsFrom === settingsTo) return;
          for (const [name, value] of nameValuePairs(content.slice(settingsFrom, settingsTo))) {
            if (name !== 'region' || regions.has(value)) continue;
            report(cue, {
              message: `There is no region “${value}”.`,
              hint: 'Define it in a REGION block before the first cue.',
              at: settingsFrom,
            });
          }
        },
      };
    },
  },
];
