// The peers of http.mjs: mock servers that people use. Each is started as its own program starts it, without a log.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { requestText } from './cases.mjs';
import { freePort } from './free-port.mjs';
import { here, start, startPrinting } from './servers.mjs';

const local = (port, path) => `http://127.0.0.1:${port}${path}`;
const bearer = (token) => ({ Authorization: `Bearer ${token}` });
/** The version of an installed peer, or null. */
function versionOf(name) {
  const file = here(`../node_modules/${name}/package.json`);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : null;
}

/** Each token of emulate may send 5,000 requests an hour; the requests take turns. */
const TOKENS = Array.from({ length: 40 }, (_, at) => `sk_test_${at}`);
const VIDEO = '/accounts/023e105f4ecef8ad9ca31a8372d0c353/stream/ea95132c15732412d22c1476fa83f27a/captions';
const CHAT = JSON.stringify({ model: 'gpt-4', messages: [{ role: 'user', content: 'hello' }] });

/**
 * What to measure: `start(node, folder, answers)` returns the running server; `requests` maps a title to the text, or the texts, of a
 * request. `answers` are the bodies and paths of Express. `least` is the Node that a peer declares that it needs. `version` is null for
 * one that is not installed.
 */
export const PEERS = [
  {
    name: 'aimock',
    version: versionOf('@copilotkit/aimock'),
    least: [20, 0],
    start: (node) => start(node, [here('aimock.mjs')]),
    requests: (port) => ({
      'list of models': requestText('GET', local(port, '/v1/models'), bearer('x')),
      'chat from a fixture': requestText(
        'POST',
        local(port, '/v1/chat/completions'),
        { ...bearer('x'), 'Content-Type': 'application/json' },
        CHAT,
      ),
    }),
  },
  {
    name: 'emulate',
    version: versionOf('emulate'),
    least: [24, 0],
    start: async (node) => start(node, [here('emulate.mjs'), String(await freePort())]),
    requests: (port) => ({
      'Stripe, list of 4 customers': TOKENS.map((token) =>
        requestText('GET', local(port, '/v1/customers'), bearer(token)),
      ),
    }),
  },
  {
    name: 'Prism',
    version: versionOf('@stoplight/prism-http-server'),
    least: [24, 18],
    start: (node) => start(node, [here('prism.mjs')]),
    requests: (port) => ({
      "list captions, from Cloudflare's own description": requestText('GET', local(port, VIDEO), bearer('x')),
    }),
  },
  {
    name: 'Mockoon',
    version: versionOf('@mockoon/commons-server'),
    least: [20, 0],
    start: (node, folder, answers) => {
      const file = `${folder}/mockoon.json`;
      writeFileSync(file, JSON.stringify(answers));
      return start(node, [here('mockoon.mjs'), file]);
    },
    requests: (port) => ({ 'a route with our list of captions': requestText('GET', local(port, '/0')) }),
  },
  {
    name: 'WireMock',
    version: versionOf('wiremock'),
    needsJava: true,
    least: [20, 0],
    start: (_node, folder, answers) => startWireMock(folder, answers),
    requests: (port) => ({ 'a stub with our list of captions': requestText('GET', local(port, '/0')) }),
  },
];

/** The first line of `java -version`, or null where Java is missing. */
export function javaVersion() {
  try {
    return execFileSync('java', ['--version'], { encoding: 'utf8' }).split('\n')[0].trim();
  } catch {
    return null;
  }
}

async function startWireMock(folder, answers) {
  const root = mkdtempSync(`${folder}/wiremock-`);
  mkdirSync(`${root}/mappings`);
  for (const [at, { path, text, type }] of answers.entries()) {
    const response = { status: 200, body: text, headers: { 'Content-Type': type } };
    writeFileSync(
      `${root}/mappings/${at}.json`,
      JSON.stringify({ request: { method: 'GET', urlPath: path }, response }),
    );
  }
  const jar = here(`../node_modules/wiremock/build/wiremock-standalone-${versionOf('wiremock')}.jar`);
  const args = ['-jar', jar, '--port', '0', '--bind-address', '127.0.0.1', '--root-dir', root];
  return startPrinting('java', args, /^port: +(\d+)/m);
}
