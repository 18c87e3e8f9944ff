// Measures what tenants take: node --expose-gc --import tsx test/stress/tenant-memory.mjs, or after a build plain node
// --expose-gc test/stress/tenant-memory.mjs. Bounded: 100,000 keys, one request each, about a minute.
import { startWorld } from '../../dist/lib/mocks/start.js';

const KEYS = Number(process.argv[2] ?? 100_000);
const heap = async () => {
  for (let turn = 0; turn < 3; turn += 1) {
    globalThis.gc();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return process.memoryUsage().heapUsed / 1e6;
};
const report = (what, megabytes, world) =>
  console.log(`${what.padEnd(44)} ${megabytes.toFixed(1).padStart(7)} MB  ${world.world.tenantNames.length} tenants`);

async function measure(name, bounds, { deleted }) {
  const world = await startWorld({ ports: 'auto', bounds });
  const { baseUrl } = world.providers.translateplus;
  const ask = (at) => fetch(`${baseUrl}/v2/account/summary`, { headers: { 'X-API-KEY': `mock_k${at}` } });
  await (await ask(0)).arrayBuffer();
  report(`${name}: at the start`, await heap(), world);
  for (let at = 0; at < KEYS; at += 50) {
    await Promise.all(Array.from({ length: 50 }, async (_, more) => (await ask(at + more)).arrayBuffer()));
  }
  report(`${name}: after ${KEYS} keys`, await heap(), world);
  if (deleted) {
    for (const tenant of world.world.tenantNames) world.world.remove(tenant);
    report(`${name}: after all were deleted`, await heap(), world);
  }
  await world.close();
}

await measure('no bound', { tenants: 10_000_000 }, { deleted: true });
await measure('default', {}, { deleted: true });
