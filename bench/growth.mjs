// Look-ups and pages of lists with 100 to 100,000 of everything that grows, over HTTP on loopback in this process: the processor time
// of a request, its client included. Then the time of an advance by what is due, and the heap that a finished task takes.
// Run: node --expose-gc growth.mjs [--quick] [SUBJECT...]. Exits 1 when a bound is not held. --quick measures the two ends only.
import { SUBJECTS } from './growth/subjects.mjs';
import { costOf, loadMocks, openWorld } from './growth/worlds.mjs';
import { createRows, median } from './rows.mjs';

const MOST = 1.5;
const MOST_TASK_BYTES = 2_000;
const quick = process.argv.includes('--quick');
const SIZES = quick ? [100, 100_000] : [100, 1_000, 10_000, 100_000];
/** Ten tenants, and ten thousand: the most of a world by default. */
const TENANTS = quick ? [10, 10_000] : [10, 100, 1_000, 10_000];
const ROUNDS = quick ? 5 : 15;
const WARM = 8;
const REQUESTS = 60;
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));

if (!globalThis.gc) throw new Error('run with node --expose-gc');
const mocks = await loadMocks();
const rows = createRows('growth');
for (const [name, fill] of Object.entries(SUBJECTS)) {
  if (wanted.length === 0 || wanted.includes(name)) await compare(name, fill);
}
if (wanted.length === 0) {
  await advances();
}
rows.end();
process.exit();

async function compare(name, fill) {
  const sizes = name === 'tenants' ? TENANTS : SIZES;
  const worlds = [];
  let heap = 0;
  for (const size of sizes) {
    const world = await openWorld(mocks);
    const send = (request) => costOf(request, 1);
    const before = liveHeap();
    worlds.push({ world, requests: await fill({ ...world, send }, size) });
    heap = (liveHeap() - before) / size;
  }
  if (name === 'tasks') {
    rows.atMost(`heap of a finished task, of ${sizes.at(-1).toLocaleString('en')}`, heap, MOST_TASK_BYTES, 'bytes');
  }
  const titles = Object.keys(worlds[0].requests);
  // The engine compiles what filled the worlds away, and what the first requests run: that is no growth.
  for (let turn = 0; turn < 10; turn += 1) {
    for (const { requests } of worlds) await costOf(requests[titles[0]], REQUESTS);
  }
  globalThis.gc();
  const factors = [];
  for (const title of titles) {
    const times = worlds.map(() => []);
    for (let round = -WARM; round < ROUNDS; round += 1) {
      for (const [at, { requests }] of worlds.entries()) {
        const cost = await costOf(requests[title], REQUESTS);
        if (round >= 0) times[at].push(cost);
      }
    }
    const [first, ...others] = times.map(median);
    factors.push({ title, factor: Math.max(...others) / first });
    console.error(`    ${name}, ${title}: ${[first, ...others].map((time) => time.toFixed(0)).join(', ')} us`);
  }
  for (const { world } of worlds) await world.close();
  const [worst] = factors.sort((a, b) => b.factor - a.factor);
  const range = `${sizes[0].toLocaleString('en')} to ${sizes.at(-1).toLocaleString('en')}`;
  rows.atMost(`${range} ${name}: most growth of a request (${worst.title})`, worst.factor, MOST);
}

/**
 * The time of an effect when many are due, and when few of many are. What planning left behind is collected before: that is a cost of
 * planning, and would be paid in any advance that comes next.
 */
async function advances() {
  const world = await openWorld(mocks);
  world.world.handle('bench', () => {});
  /** Of so many tenants with as many planned effects each, of which so many are due. */
  const perEffect = async (planned, due, tenants = 1) => {
    const all = Array.from({ length: tenants }, () => world.world.create(world.world.freeName()));
    for (let at = 0; at < planned; at += 1) {
      for (const tenant of all) tenant.plan(at < due ? 1 + ((at * 7919) % due) : 1e8 + at, 'bench', {});
    }
    globalThis.gc();
    let effects = 0;
    const before = process.cpuUsage();
    for (const tenant of all) effects += await tenant.advance(due + 1);
    const { user, system } = process.cpuUsage(before);
    for (const { name } of all) world.world.remove(name);
    if (effects !== tenants * due) throw new Error(`${effects} effects of ${tenants * due}`);
    return (user + system) / effects;
  };
  const last = SIZES.at(-1);
  const measured = { few: [], all: [], some: [], shared: [] };
  for (let round = -1; round < ROUNDS; round += 1) {
    const few = [];
    for (let repeat = 0; repeat < 5; repeat += 1) few.push(await perEffect(1_000, 1_000));
    const [all, some] = [await perEffect(last, last), await perEffect(last, 1_000)];
    const shared = await perEffect(1_000, 1_000, last / 1_000);
    if (round < 0) continue;
    measured.few.push(median(few));
    measured.all.push(all);
    measured.some.push(some);
    measured.shared.push(shared);
  }
  await world.close();
  const [few, all, some, shared] = [measured.few, measured.all, measured.some, measured.shared].map(median);
  const many = last.toLocaleString('en');
  console.error(
    `    an effect: ${few.toFixed(2)} us of 1,000, ${all.toFixed(2)} us of ${many}, ${some.toFixed(2)} us of 1,000 before ${many}, ${shared.toFixed(2)} us of ${many} in tenants of 1,000`,
  );
  rows.atMost(`advance with ${many} due: time of an effect / with 1,000 due`, all / few, MOST);
  rows.atMost(`the same / with as many due in tenants of 1,000`, all / shared, MOST);
  rows.atMost(`advance with 1,000 due of ${many}: time of an effect / of 1,000`, some / few, MOST);
}

function liveHeap() {
  globalThis.gc();
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}
