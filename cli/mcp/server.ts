import type { McpServer } from '@modelcontextprotocol/server';
import { packageVersion } from '../../src/base/package-version.ts';
import { UsageError } from '../exit-codes.ts';
import type { Session } from './session.ts';
import type { Tool, ToolAnswer } from './tool.ts';
import { tools } from './tools.ts';

/** The longest answer, in characters: more does not help a model. */
const LONGEST = 12_000;

const INSTRUCTIONS =
  'Offline mocks of Cloudflare Stream captions, Workers AI, Gcore AI tasks and TranslatePlus. Call start, point the program at the ' +
  'base URLs (or the environment) of its answer, run it, then read journal, explain and verify. Every tenant is a sandbox of its own.';

/**
 * Makes the MCP server of a session: every tool of the table.
 * @throws {UsageError} if the package @modelcontextprotocol/server is not installed
 */
export async function mcpServer(session: Session): Promise<McpServer> {
  const { McpServer: Server } = await import('@modelcontextprotocol/server').catch(() => {
    throw new UsageError(
      'mcp needs the package @modelcontextprotocol/server. Install it: npm install -D @modelcontextprotocol/server@2',
    );
  });
  const server = new Server({ name: 'caption-harness', version: packageVersion() }, { instructions: INSTRUCTIONS });
  for (const one of tools) {
    const { name, description, input: inputSchema, isReadOnly = false } = one;
    const annotations = { readOnlyHint: isReadOnly, openWorldHint: false };
    server.registerTool(name, { description, inputSchema, annotations }, (given) => answerOf(one, session, given));
  }
  return server;
}

async function answerOf({ run }: Tool, session: Session, given: unknown) {
  try {
    return { content: [{ type: 'text' as const, text: textOf(await run(session, given as never)) }] };
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return { content: [{ type: 'text' as const, text }], isError: true };
  }
}

/** The answer as JSON; one that is too long is cut, and says so. */
export function textOf({ result, next }: ToolAnswer): string {
  const text = JSON.stringify(next === undefined ? { result } : { result, next });
  if (text.length <= LONGEST) return text;
  const cut = JSON.stringify(result).slice(0, LONGEST / 2);
  return JSON.stringify({ cut, next: 'The answer was too long and is cut. Ask for less: a lower limit, or a filter.' });
}
