import { Command } from 'commander';

/** `caption-harness mcp`: offers the harness to agents, over standard input and output. */
export function mcpCommand(): Command {
  return new Command('mcp')
    .description('Serve the Model Context Protocol over standard input and output: tools for agents.')
    .action(async () => {
      const [{ Session }, { mcpServer }] = await Promise.all([import('../mcp/session.ts'), import('../mcp/server.ts')]);
      const session = new Session();
      // Before the connection: a missing package is told in a sentence.
      await mcpServer(session);
      const { serveStdio } = await import('@modelcontextprotocol/server/stdio');
      const handle = serveStdio(() => mcpServer(session));
      const end = () => void Promise.all([session.stop(), handle.close()]).finally(() => process.exit());
      process.stdin.once('end', end);
      process.once('SIGINT', end);
      process.once('SIGTERM', end);
    });
}
