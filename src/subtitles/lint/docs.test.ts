import { expect, it } from 'vitest';
import { type Citation, citationText } from '../profiles/citation.ts';
import { netflixLanguages } from '../profiles/netflix/languages.ts';
import { profileRows } from '../profiles/profile-rows.ts';
import { ruleSources, SOURCES_READ } from '../profiles/sources.ts';
import type { ProfileRow, ProfileRows } from '../profiles/types.ts';
import { lintRules } from './rules/all.ts';

const INTRO = `# Lint: the rules of captions

\`caption-harness lint FILE...\` checks SRT and WebVTT files, and \`lintCaptions(content, format, options)\` does the same in a program:
the form of the format, times, order, overlaps, encoding, the language, and the rules of a profile. \`-\` is standard input.

- \`--profile netflix|bbc|dcmp|custom\` chooses the rules (default: netflix); \`--layout key=value\` and \`--layout ja.key=value\` set limits
  of your own; \`--audience\`, \`--sdh\`, \`--level\` and \`--frame-rate\` choose rows. \`custom\` has no limits but yours. The pipeline
  (\`caption\`, \`origin\`) lays out tracks by the same options, and checks each: \`--lint warn\` reports, \`--lint error\` does not publish a
  track with an error among its findings and keeps it as \`<state>/held-back/<job>/<language>.vtt\`, \`--lint off\` does not look. Nothing
  is paid again when it is published later. The origin answers \`GET /videos/<id>/captions/<tag>/findings\`.
- \`--language\` declares the language of the text; so do a name such as \`talk.es.vtt\` and a WebVTT header with \`Language: es\`.
- \`--reporter pretty|json|junit|github\`. JSON is \`{ "findings": [{ "file", "cue", "rule", "severity", "message", "citation" }] }\`; \`cue\`
  counts from 1 and is null for a finding on the file; \`message\` names the line and the repair.
- \`--fix\` repairs what is mechanical and keeps everything else byte for byte. A file in another encoding is saved as UTF-8.
- Exit codes: 0 without an error among the findings, 1 with one, 2 for bad usage.

**Severity.** An error loses text or breaks a hard limit of the profile; a warning is for the author to judge, such as reading speed.
Where sources contradict each other, a finding is information: shown by \`pretty\` and \`github\`, skipped in \`junit\`, left out of \`json\`. What a
source says but could not be read is off.

**Counting.** Markup, readings of ruby, line breaks and invisible characters never count; spaces and punctuation always do, each
user-perceived character once. In Chinese, Japanese and Korean, wide characters are 1 and all others 0.5. In Thai and Arabic, marks above
and below do not count. Words are what stands between spaces; in scripts without spaces, words of a dictionary.

**Grades.** \`documented\`: the official text was read. \`mirrored\`: it was read in a copy or a quotation. \`observed\`: tools or third parties say
so. \`assumed\`: a choice of this project. All sources were read on ${SOURCES_READ}; undated ones may have changed since.

Generated from the tables in \`src/subtitles/lint/rules/\` and \`src/subtitles/profiles/\`; \`npx vitest run src/subtitles/lint/docs.test.ts -u\`
writes it.
`;

const cell = (text: string): string => text.replaceAll('|', '\\|');
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');
const short = ({ grade, sources }: Citation): string => `${grade}: ${sources.join(', ')}`;

const PROFILES = ['netflix', 'bbc', 'dcmp'] as const;
const LANGUAGES = Object.keys(netflixLanguages);

const profilesWith = (row: keyof ProfileRows): string =>
  PROFILES.filter((profile) =>
    LANGUAGES.some((language) => {
      const found = profileRows({ profile, language, sdh: true })[row];
      return found !== undefined && found.level !== 'off';
    }),
  ).join(', ');

const rules = () =>
  table(
    ['rule', 'requirement', 'applies to', 'citation', '`--fix`'],
    lintRules.map(({ id, title, format, row, citation, fixes }) => [
      `\`${id}\``,
      title,
      row === undefined ? (format ?? 'all') : `${profilesWith(row)}${format ? ` (${format})` : ''}`,
      citation ? short(citation) : 'of the row',
      fixes ? 'yes' : '',
    ]),
  );

const shown = (row: ProfileRow<unknown> | undefined): string =>
  row === undefined ? '-' : `${String(row.value)}${row.level === 'info' ? ' (info)' : ''}`;

const languages = () =>
  table(
    [
      'language',
      'line',
      'line: source',
      'counted by',
      'cps adult / children',
      'SDH',
      'two speakers',
      'lead after a pause',
    ],
    LANGUAGES.map((language) => {
      const rows = profileRows({ profile: 'netflix', language });
      const speed = (sdh: boolean, audience: 'adult' | 'children') =>
        shown(profileRows({ profile: 'netflix', language, sdh, audience }).charactersPerSecond);
      return [
        language,
        shown(rows.lineLength),
        rows.lineLength ? short(rows.lineLength.citation) : '',
        rows.counting.value,
        `${speed(false, 'adult')} / ${speed(false, 'children')}`,
        `${speed(true, 'adult')} / ${speed(true, 'children')}`,
        shown(rows.dialogue),
        shown(rows.pauseLead),
      ];
    }),
  );

const rowsOf = (profile: 'netflix' | 'bbc' | 'dcmp') =>
  table(
    ['row', 'value', 'level', 'citation'],
    Object.entries(profileRows({ profile, language: 'en' })).map(([name, row]) => [
      name,
      String(row.value),
      row.level,
      short(row.citation),
    ]),
  );

const sources = () =>
  table(
    ['id', 'source'],
    Object.keys(ruleSources).map((id) => [
      id,
      citationText({ grade: 'documented', sources: [id as keyof typeof ruleSources] }).replace(
        /; documented, read .*$/,
        '',
      ),
    ]),
  );

it('is documented', async () => {
  const text = [
    INTRO,
    '## Rules\n',
    `${rules()}\n`,
    '## Netflix, English\n',
    `${rowsOf('netflix')}\n`,
    '## Netflix by language\n',
    `${languages()}\n`,
    '## BBC\n',
    `${rowsOf('bbc')}\n`,
    '## DCMP, level `adult-special`\n',
    `${rowsOf('dcmp')}\n`,
    '## Sources\n',
    `${sources()}\n`,
  ].join('\n');
  await expect(text).toMatchFileSnapshot('../../../docs/lint.md');
});
