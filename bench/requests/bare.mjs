// Child process of http.mjs: the servers to compare with. Prints its port. Bodies and their paths come as a JSON file.
// node bare.mjs express|node FILE
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const [kind, file] = process.argv.slice(2);
/** @type {{ path: string, text: string, type: string }[]} */
const answers = JSON.parse(readFileSync(file, 'utf8'));
const ready = (server) => console.log(JSON.stringify({ port: server.address().port }));

if (kind === 'express') {
  const { default: express } = await import('express');
  const app = express();
  for (const { path, text, type } of answers) {
    if (type !== 'application/json') continue;
    const body = JSON.parse(text);
    app.get(path, (_request, response) => response.json(body));
  }
  const server = app.listen(0, '127.0.0.1', () => ready(server));
} else {
  const known = new Map(answers.map((answer) => [answer.path, answer]));
  const server = createServer((request, response) => {
    const { text, type } = known.get(request.url);
    response.writeHead(200, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(text) });
    response.end(text);
  });
  server.listen(0, '127.0.0.1', () => ready(server));
}
