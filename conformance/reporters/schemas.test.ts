import { readFileSync } from 'node:fs';
import { calculateSummary, validate } from 'ctrf';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { everything, HOSTILE, reportOf, resultOf, writtenBy } from '../testing/reports.ts';
import { words } from './facts.ts';
import { xmlText } from './xml.ts';

const schema = (name: string) =>
  readFileSync(new URL(`../../test/support/schemas/${name}.xsd`, import.meta.url), 'utf8');
const problemsOf = async (xml: string, name: string): Promise<string[]> => {
  const { errors } = await validateXML({
    xml: [{ fileName: 'report.xml', contents: xml }],
    schema: [{ fileName: `${name}.xsd`, contents: schema(name) }],
  });
  return errors.map(({ message }) => message);
};

describe('junit', () => {
  const xml = writtenBy('junit', everything()).text;

  it.each(['junit-ant', 'junit-jenkins'])('follows %s for all data of a target', async (name) => {
    expect(await problemsOf(xml, name)).toEqual([]);
    expect(await problemsOf(writtenBy('junit', reportOf([])).text, name)).toEqual([]);
  });

  it('is caught when it does not keep to a schema', async () => {
    expect(await problemsOf(xml.replace(' time="', ' thyme="'), 'junit-ant')).not.toEqual([]);
    expect(await problemsOf(xml.replace('<testcase', '<nonsense/><testcase'), 'junit-jenkins')).not.toEqual([]);
    expect(await problemsOf(xml.replace('&lt;', '<'), 'junit-ant')).not.toEqual([]);
  });

  it('has totals, and the title of every check', () => {
    const report = everything();
    const [, tests, failures, errors] =
      /^<testsuites name="conform" tests="(\d+)" failures="(\d+)" errors="(\d+)" time="[\d.]+">$/m.exec(xml) ?? [];
    const sum = (name: string) =>
      [...xml.matchAll(new RegExp(`<testsuite [^>]*${name}="(\\d+)"`, 'g'))].reduce(
        (all, [, one]) => all + Number(one),
        0,
      );
    expect([tests, failures, errors].map(Number)).toEqual([sum('tests'), sum('failures'), sum('errors')]);
    for (const { id, title } of report.checks) expect(xml).toContain(`${xmlText(id)}: ${xmlText(title)}`);
  });

  it('has one suite per section, and neither passes nor fails what was not judged', () => {
    const suites = [...xml.matchAll(/<testsuite (.*?)>/g)].map(([, attributes = '']) =>
      Object.fromEntries([...attributes.matchAll(/([a-z]+)="([^"]*)"/gi)].map(([, key, value]) => [key, value])),
    );
    expect(
      suites.map(({ name, tests, failures, errors, skipped }) => [name, tests, failures, errors, skipped]),
    ).toEqual([
      ['translateplus/request', '1', '0', '0', '0'],
      ['translateplus/credits', '3', '2', '0', '1'],
      ['translateplus/keys', '3', '1', '0', '2'],
      ['translateplus/errors', '3', '0', '1', '2'],
      ['gcore-ai/tasks', '1', '0', '0', '0'],
      ['baseline', '1', '1', '0', '0'],
    ]);
    expect(xml).toContain('<skipped>expected: expected a; got b (known: a&lt;/script&gt;');
    expect(xml).toMatch(
      /<failure message="expected x; got a&lt;[^"]*" type="failed">Title of credits\/failed\ndemanded: Requirement of/,
    );
  });
});

describe('ctrf', () => {
  const read = (report = everything()) => JSON.parse(writtenBy('ctrf', report, { version: '1.2.3' }).text);

  it('keeps to its schema, and its summary to its tests', () => {
    const report = read();
    expect(validate(report)).toMatchObject({ valid: true });
    expect(validate(read(reportOf([])))).toMatchObject({ valid: true });
    const { tests, passed, failed, skipped, pending, other } = report.results.summary;
    expect(calculateSummary(report.results.tests)).toMatchObject({ tests, passed, failed, skipped, pending, other });
    expect([tests, passed, failed, skipped, pending, other]).toEqual([12, 2, 5, 1, 0, 4]);
    expect(report.results.tool).toEqual({ name: 'caption-harness', version: '1.2.3' });
    expect(report.results.summary.stop - report.results.summary.start).toBe(12);
    const broken = structuredClone(report);
    broken.results.tests[0].status = 'warned';
    expect(validate(broken).valid).toBe(false);
  });

  it('keeps the suite’s own words', () => {
    const raw = new Set(read().results.tests.map(({ rawStatus }: { rawStatus: string }) => rawStatus));
    for (const word of words) expect(raw).toContain(word);
  });
});

describe('github', () => {
  const { text, summary } = writtenBy('github', everything());
  // docs.github.com, Workflow commands: ::command parameter1={data},parameter2={data}::{command value}
  const COMMAND = /^::(error|warning|notice) title=((?:[^%\r\n:,]|%25|%0D|%0A|%3A|%2C)+)::((?:[^%\r\n]|%25|%0D|%0A)+)$/;

  it('writes only annotations by the grammar, one per line', () => {
    const lines = text.split('\n');
    expect(lines.pop()).toBe('');
    expect(lines.map((line) => COMMAND.exec(line)?.slice(1, 3))).toEqual([
      ['error', 'failed%3A translateplus/credits/failed'],
      ['error', 'failed%3A translateplus/credits/silent'],
      ['notice', 'expected%3A translateplus/credits/known'],
      ['error', 'untestable%3A translateplus/keys/untestable'],
      ['warning', 'warned%3A translateplus/keys/warned'],
      ['error', 'error%3A translateplus/errors/broken'],
      ['error', 'stale baseline%3A translateplus/old/gone'],
    ]);
  });

  it('is decoded by a runner to the original text', () => {
    const data = COMMAND.exec(text.split('\n')[0] ?? '')?.[3] ?? '';
    const read = data.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
    expect(read).toContain(`got: ${HOSTILE}`);
  });

  it('writes the summary to the given output, or not at all', () => {
    expect(summary).toBe(writtenBy('markdown', everything()).text);
    expect(writtenBy('github', reportOf([resultOf('a/b')])).text).toBe('');
  });
});

describe('markdown', () => {
  const text = writtenBy('markdown', everything()).text;
  const outside = text.replace(/^(`{3,})\w+\n[\s\S]*?\n\1$/gm, 'BLOCK');

  it('never reads data of a target as markup', () => {
    expect(outside.match(/BLOCK/g)?.length).toBe(4);
    expect(outside).not.toMatch(/<(?!\/?(?:details|summary|code)>)/);
    expect(outside).not.toMatch(/@everyone|\]\(|^::/m);
    expect(outside.match(/<details>/g)?.length).toBe(outside.match(/<\/details>/g)?.length);
  });

  it('has a table that counts by section and in all', () => {
    expect(text).toContain(
      '| section | passed | failed | untestable | error | warned | expected | probed | skipped |\n| --- | ---: |',
    );
    expect(text).toContain('| translateplus/credits | · | 2 | · | · | · | 1 | · | · |');
    expect(text).toContain('| **all** | **2** | **2** | **1** | **1** | **1** | **1** | **2** | **1** |');
    expect(text).toContain('### Stale in the baseline');
  });

  it('reports when nothing was verified', () => {
    expect(writtenBy('markdown', reportOf([resultOf('a/b', { status: 'skipped', reason: 'x' })])).text).toContain(
      '**Nothing was verified.**',
    );
  });
});

describe('tap', () => {
  it('is a plan and one point per check, by the grammar', () => {
    const lines = writtenBy('tap', everything()).text.trimEnd().split('\n');
    expect(lines.slice(0, 2)).toEqual(['TAP version 14', '1..12']);
    const points = lines.filter((line) => /^(not )?ok/.test(line));
    for (const [at, point] of points.entries()) {
      expect(point).toMatch(
        new RegExp(`^(not )?ok ${at + 1} - (?:[^#\\\\]|\\\\[#\\\\])+?(?: # (?:SKIP|TODO) (?:[^#]|\\\\#)*)?$`),
      );
    }
    expect(points[0]).toBe('ok 1 - translateplus/request/fine');
    expect(points[3]).toMatch(/^not ok 4 - translateplus\/credits\/known # TODO known until 2026-06-30: /);
    expect(points[6]).toMatch(/^ok 7 - translateplus\/keys\/skipped # SKIP /);
    for (const line of lines) expect(line).toMatch(/^(TAP|1\.\.|ok|not ok| {2}(---|\.\.\.|[a-z]+: ))/);
    const got = lines.find((line) => line.startsWith('  got: '))?.slice(7) ?? '';
    expect(JSON.parse(got)).toBe(HOSTILE);
  });
});
