// Handlers of msw from an OpenAPI document, behind HTTP. `node msw.mjs <document> [port]`; run it where msw is installed.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';

const [file = '', port = '4010'] = process.argv.slice(2);
const peers = createRequire(new URL('../peers/package.json', import.meta.url));
const { getResponse } = await import(pathToFileURL(peers.resolve('msw')).href);
const source = new URL('../peers/node_modules/@msw/source/lib/open-api/from-open-api.js', import.meta.url);
const { fromOpenApi } = await import(source.href);

// Its handlers are for whole addresses; requests come to this one.
const HOME = 'http://document.example';
const handlers = await fromOpenApi({ ...parse(readFileSync(file, 'utf8')), servers: [{ url: HOME }] });

const server = createServer(async (incoming, response) => {
  const chunks = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const { url = '/', method = 'GET' } = incoming;
  const body = method === 'GET' || method === 'HEAD' ? {} : { body: Buffer.concat(chunks) };
  try {
    const headers = Object.entries(incoming.headersDistinct).flatMap(([name, all]) =>
      all.map((value) => [name, value]),
    );
    const answer = await getResponse(handlers, new Request(`${HOME}${url}`, { method, headers, ...body }));
    if (answer === undefined) return response.writeHead(404).end('no handler');
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(Buffer.from(await answer.arrayBuffer()));
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
});
server.listen(Number(port), '127.0.0.1', () => console.log(`listening on http://127.0.0.1:${server.address().port}`));
