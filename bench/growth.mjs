// Look-ups and pages of lists with 100 to 100,000 of everything that grows, over HTTP on loopback in this process: the processor time
// of a request, its client included. Then the time of an advance by what is due, and the heap that a finished task takes.
// Sizes take turns in short rounds, and of each the lower quartile counts: a collection, the compiler or other work of the machine
// falls into some rounds of any size, and growth into all rounds of one.
// Run: node --expose-gc growth.mjs [--quick] [SUBJECT...]. Exits 1 when a bound is not held. --quick measures the two ends only.
import { SUBJECTS } from './growth/subjects.mjs';
import { costOf, loadMocks, openWorld } from './growth/worlds.mjs';
import { createRows } from './rows.mjs';

const MOST = 1.5;
const MOST_TASK_BYTES = 2_000;
const quick = process.argv.includes('--quick');
const SIZES = quick ? [100, 100_000] : [100, 1_000, 10_000, 100_000];
/** Ten tenants, and ten thousand: the most of a world by default. */
const TENANTS = quick ? [10, 10_000] : [10, 100, 1_000, 10_000];
const ROUNDS = quick ? 30 : 100;
const WARM = 12;
const REQUESTS = 20;
/** Rounds of advances: each plans half a million effects. */
const ADVANCES = quick ? 10 : 15;
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));

if (!globalThis.gc) throw new Error('run with node --expose-gc');
const mocks = await loadMocks();
const rows = createRows('growth');
for (const [name, fill] of Object.entries(SUBJECTS)) {
  if (wanted.length === 0 || wanted.includes(name)) await compare(name, fill);
}
if (wanted.length === 0 || wanted.includes('advances')) await advances();
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
  for (let turn = 0; turn < 30; turn += 1) {
    for (const { requests } of worlds) await costOf(requests[titles[0]], REQUESTS);
  }
  globalThis.gc();
  const factors = [];
  for (const title of titles) {
    const times = worlds.map(() => []);
    for (let round = -WARM; round < ROUNDS; round += 1) {
      for (const at of turnsOf(round, worlds.length)) {
        const cost = await costOf(worlds[at].requests[title], REQUESTS);
        if (round >= 0) times[at].push(cost);
      }
    }
    const [first, ...others] = times.map(lowerQuartile);
    factors.push({ title, factor: Math.max(...others) / first });
    console.error(`    ${name}, ${title}: ${[first, ...others].map((time) => time.toFixed(0)).join(', ')} us`);
  }
  for (const { world } of worlds) await world.close();
  const [worst] = factors.sort((a, b) => b.factor - a.factor);
  const range = `${sizes[0].toLocaleString('en')} to ${sizes.at(-1).toLocaleString('en')}`;
  rows.atMost(`${range} ${name}: most growth of a request (${worst.title})`, worst.factor, MOST);
}

/**
 * The time of an effect when 100,000 are due at once, and when as many are planned and carried out by thousands, alone and before others
 * that are due later. So the collector has its share in each. What it does for the planning that came before is not measured.
 */
async function advances() {
  const world = await openWorld(mocks);
  world.world.handle('bench', () => {});
  const create = () => world.world.create(world.world.freeName());
  const planDue = (tenant, due) => {
    for (let at = 0; at < due; at += 1) tenant.plan(1 + ((at * 7919) % due), 'bench', {});
  };
  /** The processor time of an advance, in us, of so many effects. */
  const timeOf = async (tenant, due) => {
    const before = process.cpuUsage();
    const effects = await tenant.advance(due + 1);
    const { user, system } = process.cpuUsage(before);
    if (effects !== due) throw new Error(`${effects} effects of ${due}`);
    return user + system;
  };
  const last = SIZES.at(-1);
  const steps = last / 1_000;
  const atOnce = async (tenants) => {
    const all = Array.from({ length: tenants }, create);
    for (const tenant of all) planDue(tenant, last / tenants);
    globalThis.gc();
    let sum = 0;
    for (const tenant of all) sum += await timeOf(tenant, last / tenants);
    for (const { name } of all) world.world.remove(name);
    return sum / last;
  };
  const byThousands = async (later) => {
    const tenant = create();
    for (let at = 0; at < later; at += 1) tenant.plan(1e8 + at, 'bench', {});
    globalThis.gc();
    let sum = 0;
    for (let step = 0; step < steps; step += 1) {
      planDue(tenant, 1_000);
      sum += await timeOf(tenant, 1_000);
    }
    world.world.remove(tenant.name);
    return sum / last;
  };
  const measures = [() => byThousands(0), () => byThousands(last), () => atOnce(1), () => atOnce(steps)];
  const times = measures.map(() => []);
  for (let round = -1; round < ADVANCES; round += 1) {
    for (const at of turnsOf(round, measures.length)) {
      const time = await measures[at]();
      if (round >= 0) times[at].push(time);
    }
  }
  await world.close();
  const [few, some, all, shared] = times.map(lowerQuartile);
  const many = last.toLocaleString('en');
  console.error(
    `    an effect: ${few.toFixed(2)} us of 1,000, ${some.toFixed(2)} us of 1,000 before ${many}, ${all.toFixed(2)} us of ${many}, ${shared.toFixed(2)} us of ${many} in tenants of 1,000`,
  );
  rows.atMost(`advance with ${many} due: time of an effect / with 1,000 due`, all / few, MOST);
  rows.atMost(`the same / with as many due in tenants of 1,000`, all / shared, MOST);
  rows.atMost(`advance with 1,000 due of ${many}: time of an effect / of 1,000`, some / few, MOST);
}

/** All of so many, in one order and in the other by turns: what is measured first has no advantage. */
function turnsOf(round, count) {
  const forwards = Array.from({ length: count }, (_, at) => at);
  return round % 2 === 0 ? forwards : forwards.reverse();
}

function lowerQuartile(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 2];
}

function liveHeap() {
  globalThis.gc();
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}
