// Child process of http.mjs: Mockoon's server, as its program runs it, with a route for each body. Prints its port.
// node mockoon.mjs FILE: the bodies and their paths as JSON.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { freePort } from './free-port.mjs';

const require = createRequire(import.meta.url);
const { BuildEnvironment, BuildHTTPRoute } = require('@mockoon/commons');
const { MockoonServer } = require('@mockoon/commons-server');

const answers = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const port = await freePort();
const environment = BuildEnvironment({
  hasDefaultRoute: false,
  hasContentTypeHeader: true,
  hasCorsHeaders: false,
  port,
});
environment.hostname = '127.0.0.1';
for (const { path, text } of answers) {
  const route = BuildHTTPRoute(true, { endpoint: path.slice(1), body: text });
  environment.routes.push(route);
  environment.rootChildren.push({ type: 'route', uuid: route.uuid });
}
const server = new MockoonServer(environment);
server.on('error', (...what) => {
  throw new Error(String(what));
});
server.on('started', () => console.log(JSON.stringify({ port })));
server.start();
