// Over the package as npm packs it: agents and people who have nothing else can work with it.
// Covers: support/links.ts, support/named-paths.ts, support/packed-package.ts
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conformProgram } from '../cli/conform-program.ts';
import { harnessProgram } from '../cli/harness-program.ts';
import { agentTasks, callerOf } from './support/agent-tasks.ts';
import { linksOf } from './support/links.ts';
import { helpsOf, namedPaths } from './support/named-paths.ts';
import { usePackedPackage } from './support/packed-package.ts';
import { run } from './support/programs.ts';

const packed = usePackedPackage();
const client = new Client({ name: 'script', version: '1' });

describe('ten tasks by the MCP server', () => {
  beforeAll(async () => {
    const args = [`${packed.path()}/dist/bin/caption-harness.js`, 'mcp'];
    await client.connect(new StdioClientTransport({ command: process.execPath, args, cwd: packed.project() }));
  });
  afterAll(() => client.close());

  for (const { title, run } of agentTasks(callerOf(client))) it(title, { timeout: 60_000 }, run);
});

it('has every file that its pages link to', () => {
  const pages = readdirSync(packed.path(), { recursive: true, encoding: 'utf8' }).filter((name) =>
    /^(?!dist|fixtures).*(\.md|llms\.txt)$/.test(name),
  );
  expect(pages).toEqual(expect.arrayContaining(['README.md', 'llms.txt', 'AGENTS.md', 'docs/agents.md']));
  const broken = pages.flatMap((file) =>
    linksOf(file, readFileSync(`${packed.path()}/${file}`, 'utf8'))
      .filter(({ path }) => !existsSync(`${packed.path()}/${path}`))
      .map(({ written }) => `${file}: ${written}`),
  );
  expect(broken).toEqual([]);
});

it('has the lists of frozen requirements', async () => {
  const ended = await run(process.execPath, [`${packed.path()}/dist/bin/conform.js`, '--requirements', 'list'], {
    cwd: packed.project(),
  });
  expect([ended.code, ended.stdout.trim().split('\n').length, ended.stderr]).toEqual([0, 4, '']);
});

describe('the paths that texts name', () => {
  /** The parts of a text, each with a heading or an option: what is about a checkout of the repository may name files that are there alone. */
  const missingIn = (text: string, border: RegExp) =>
    text
      .split(border)
      .filter((part) => !/\bcheckout\b/.test(part))
      .flatMap(namedPaths)
      .filter((path) => !existsSync(`${packed.path()}/${path}`));

  it('are in the package, or addresses: README.md and the pages for agents', () => {
    for (const file of ['README.md', 'AGENTS.md', 'llms.txt', 'skills/caption-harness/SKILL.md']) {
      expect([file, missingIn(readFileSync(`${packed.path()}/${file}`, 'utf8'), /^(?=#)/m)]).toEqual([file, []]);
    }
  });

  it('are in the package: the help of every command', { timeout: 120_000 }, async () => {
    const helps = [harnessProgram(), conformProgram()].flatMap((program) => helpsOf(program));
    expect(helps.length).toBeGreaterThan(30);
    expect(helps.flatMap(({ text }) => namedPaths(text)).length).toBeGreaterThan(5);
    for (const { name, text } of helps) expect([name, missingIn(text, /\n(?= {2}\S)/)]).toEqual([name, []]);
  });

  it('are found in prose, in options and in code, and not in addresses', () => {
    const text =
      'See [docs/x.md](https://x.example/docs/x.md) docs/a.md, `test/b-c.ts` (docs/d/). https://x.example/docs/e.md caption-harness/conformance src\n--x (docs/f.md)';
    expect(namedPaths(text)).toEqual(['docs/a.md', 'test/b-c.ts', 'docs/d', 'docs/f.md']);
  });
});
