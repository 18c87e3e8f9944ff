// Covers: conduct-options.ts

import { readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { conductRules } from '../../src/contracts/control/conduct-rules.ts';
import { runHere } from '../../test/support/in-process.ts';
import { type Conducts, conductText, formOf, reaches } from './conduct-report.ts';

const { title, remedy, evidence } = conductRules['polled-fast'];
const conducts: Conducts = [
  {
    tenant: 'a',
    judged: 4,
    dropped: 2,
    findings: [
      {
        rule: 'polled-fast',
        level: 'warning',
        provider: 'gcore-ai',
        operation: 'getTask',
        title,
        detail: '4 looks at /x?<&> within 30 ms.',
        remedy,
        entries: ['a-1', 'a-2'],
        evidence,
      },
    ],
  },
];

it('is text for people, with the requests and the source', () => {
  const text = conductText(conducts, 'pretty');
  for (const part of [title, remedy, 'a-1, a-2', evidence.source, '1 finding in 4 requests, 2 more'])
    expect(text).toContain(part);
});

it('is JUnit with a case a rule', () => {
  const text = conductText(conducts, 'junit');
  expect(text).toContain(`tests="${Object.keys(conductRules).length}" failures="1"`);
  expect(text).toContain('/x?&lt;&amp;&gt;');
  expect(text.match(/<testcase /g)).toHaveLength(Object.keys(conductRules).length);
});

it('is JSON as the control API answers it', () => {
  expect(JSON.parse(conductText(conducts, 'json'))).toEqual({ tenants: conducts });
});

it('chooses the form by the name of the file, and fails at its level', () => {
  expect(['a.xml', 'a.json', 'a.txt', 'a'].map(formOf)).toEqual(['junit', 'json', 'pretty', 'pretty']);
  expect([reaches(conducts, 'warning'), reaches(conducts, 'error'), reaches([], 'warning')]).toEqual([
    true,
    false,
    false,
  ]);
});

it('fails a command that succeeds as a bad client, and only then', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'conduct-'));
  const client = (query: string) =>
    `fetch(process.env.TRANSLATEPLUS_BASE_URL + '/v2/account/summary${query}', { headers: { 'X-API-KEY': process.env.TRANSLATEPLUS_API_KEY } })`;
  const exec = (code: string, ...options: string[]) =>
    runHere('caption-harness', ['exec', '--provider', 'translateplus', ...options, '--', process.execPath, '-e', code]);
  const report = join(folder, 'conduct.xml');
  const bad = await exec(client('?api_key=mock_demo'), '--conduct', 'error', '--conduct-report', report);
  expect([bad.code, bad.stderr]).toEqual([4, expect.stringContaining('error key-in-url')]);
  expect(readFileSync(report, 'utf8')).toContain('failures="1"');
  const good = await exec(client(''), '--conduct', 'warning');
  expect([good.code, good.stderr]).toEqual([0, expect.stringContaining('0 findings in 1 request')]);
  expect((await exec('process.exit(3)', '--conduct', 'error')).code).toBe(3);
});
