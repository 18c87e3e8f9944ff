// What tenants take of the heap. Usage: node test/stress/tenant-memory.mjs [keys], 50,000 by default, about a minute.
// Uses the library that `npm run build` made. Ends with 1 if the heap is not bounded or does not come back.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { startWorld } from '../../dist/index.js';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');
const keys = Number(process.argv[2] ?? 50_000);
const AT_ONCE = 50;
/** Megabytes: ten thousand tenants and the journals take about 60. */
const BOUNDED = 120;
const GIVEN_BACK = 15;

async function heap() {
  for (let turn = 0; turn < 3; turn += 1) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return process.memoryUsage().heapUsed / 1e6;
}

/** Opens a tenant for each key, then deletes all. Gives how much the heap had grown, in megabytes. */
async function grow(name, bounds) {
  const running = await startWorld({ ports: 'auto', bounds });
  const { world, providers } = running;
  const ask = async (at) => {
    const headers = { 'X-API-KEY': `mock_k${at}` };
    await (await fetch(`${providers.translateplus.baseUrl}/v2/account/summary`, { headers })).arrayBuffer();
  };
  await ask(0);
  const before = await heap();
  for (let at = 0; at < keys; at += AT_ONCE) {
    await Promise.all(Array.from({ length: AT_ONCE }, (_, more) => ask(at + more)));
  }
  const tenants = world.tenantNames.length;
  const full = (await heap()) - before;
  for (const tenant of world.tenantNames) world.remove(tenant);
  const empty = (await heap()) - before;
  await running.close();
  console.log(
    `${name}: ${keys} keys, ${tenants} tenants, +${full.toFixed(1)} MB; all deleted: +${empty.toFixed(1)} MB`,
  );
  return { full, empty };
}

const unbounded = await grow('without a bound', { tenants: 10_000_000 });
const bounded = await grow('by default', {});
if (bounded.full > BOUNDED || unbounded.empty > GIVEN_BACK || bounded.empty > GIVEN_BACK) process.exitCode = 1;
