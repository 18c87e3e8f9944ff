// Over the package as npm packs it: agents and people who have nothing else can work with it.
// Covers: support/links.ts, support/packed-package.ts
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agentTasks, callerOf } from './support/agent-tasks.ts';
import { linksOf } from './support/links.ts';
import { usePackedPackage } from './support/packed-package.ts';

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

it('has the files that its pages for agents name', () => {
  for (const file of ['AGENTS.md', 'llms.txt', 'skills/caption-harness/SKILL.md']) {
    const text = readFileSync(`${packed.path()}/${file}`, 'utf8');
    const named = [...text.matchAll(/`((?:[\w-]+\/)*[\w-]+\.(?:md|txt))`/g)].map(([, name = '']) => name);
    for (const name of named) expect(existsSync(`${packed.path()}/${name}`), `${file} names ${name}`).toBe(true);
  }
});
