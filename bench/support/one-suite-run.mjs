// One run of the suite, and a loop of as many plain fetches over loopback; prints both times in milliseconds.
// With --profile: the share of the samples that are in the runner's own functions, in percent, with the mocks in the same thread.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { Session } from 'node:inspector/promises';
import { SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';
import { allChecks, mockTarget, runConformance } from './index.js';

/** The checks, the mocks and what they stand on are not the runner. */
const RUNNER = /\/conformance\/(?:run|model|targets|providers|checks\/wire)\//;
const AT_A_TIME = 8;

/** What a piece of work takes, in milliseconds. */
async function timed(work) {
  const [from, before] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return { result, wall: performance.now() - from, cpu: (user + system) / 1000 };
}

async function plainFetches(count) {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.end('{"ok":true}');
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const url = `http://127.0.0.1:${server.address().port}/`;
  let left = count;
  const one = async () => {
    while (left-- > 0) await (await fetch(url)).arrayBuffer();
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, one));
  server.close();
  server.closeAllConnections();
}

async function profiled(work) {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  await work();
  const { profile } = await session.post('Profiler.stop');
  return shareOf(profile);
}

function shareOf({ nodes, samples }) {
  const maps = new Map();
  const sourceOf = ({ url, lineNumber, columnNumber }) => {
    if (!url.startsWith('file:')) return '';
    if (!maps.has(url)) maps.set(url, new SourceMap(JSON.parse(readFileSync(`${fileURLToPath(url)}.map`, 'utf8'))));
    return `/${maps.get(url).findEntry(lineNumber, columnNumber).originalSource ?? ''}`;
  };
  const byId = new Map(nodes.map((node) => [node.id, node.callFrame]));
  const busy = samples.map((id) => byId.get(id)).filter(({ functionName }) => functionName !== '(idle)');
  return (100 * busy.filter((frame) => RUNNER.test(sourceOf(frame))).length) / busy.length;
}

const isProfiled = process.argv.includes('--profile');
const target = await mockTarget({ ownThread: !isProfiled });
const suite = () => runConformance({ target, checks: allChecks });
if (isProfiled) {
  console.log(JSON.stringify({ share: await profiled(suite) }));
} else {
  const { result, wall, cpu } = await timed(suite);
  const requests = result.checks.reduce((sum, check) => sum + check.requests, 0);
  const notPassed = result.checks.length - result.summary.passed;
  const { result: _none, ...loop } = await timed(() => plainFetches(requests));
  console.log(JSON.stringify({ checks: result.checks.length, notPassed, requests, wall, cpu, loop }));
}
await target.close();
