// Child process of http.mjs: Prism's server, as its program starts it but without its log, with Cloudflare's own description
// of reading captions. Prints its port. Needs Node 24.18 or later.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const { getHttpOperationsFromSpec } = require('@stoplight/prism-http');
const { createServer } = require('@stoplight/prism-http-server');

const silent = {
  debug() {},
  error() {},
  fatal() {},
  info() {},
  success() {},
  trace() {},
  warn() {},
  child: () => silent,
};
const operations = await getHttpOperationsFromSpec(
  fileURLToPath(new URL('./stream-captions.openapi.json', import.meta.url)),
);
const server = createServer(operations, {
  cors: true,
  config: {
    validateRequest: true,
    validateResponse: true,
    checkSecurity: true,
    errors: false,
    isProxy: false,
    mock: { dynamic: false },
  },
  components: { logger: silent },
});
const url = await server.listen(0, '127.0.0.1');
console.log(JSON.stringify({ port: Number(new URL(url).port) }));
