// Covers: connect.ts, index.ts, job-logs.ts, ledger.ts, ledger-scripts.ts, load.ts, look.ts, names.ts, pacer.ts, script.ts, session.ts
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { itNeeds } from '../../../test/support/needed.ts';
import { hasRedis, startRedis, type TestRedis } from '../../../test/support/redis-server.ts';
import { systemClock } from '../../base/clock.ts';
import { describeSurroundings } from '../test-support/surroundings-suite.ts';
import { connectRedis, durabilityOf } from './connect.ts';
import { redisSurroundings } from './index.ts';
import { namesIn } from './names.ts';
import { openSession, type Session } from './session.ts';

const itWithRedis = itNeeds('redis-server', hasRedis);

if (hasRedis || process.env.CI === 'true') {
  const scratch = mkdtempSync(join(tmpdir(), 'scratch-'));
  let server: TestRedis;
  const sessions: Session[] = [];
  const join2 = async (prefix: string): Promise<Session> => {
    const session = await openSession(await connectRedis(server.url), namesIn(prefix));
    sessions.push(session);
    return session;
  };
  beforeAll(async () => {
    server = await startRedis(['--appendfsync', 'always']);
  });
  afterAll(async () => {
    for (const session of sessions) {
      await session.close().catch(() => {});
      session.redis.disconnect();
    }
    await server.close();
    rmSync(scratch, { recursive: true, force: true });
  });

  describeSurroundings('a Redis', async () => {
    const all = [await join2('suite'), await join2('suite')];
    let opened = 0;
    return {
      open() {
        opened += 1;
        return redisSurroundings(all[opened % 2] as Session, { scratch });
      },
      close: async () => {},
    };
  });

  describe('workers that share a Redis', () => {
    it('tells how durable Redis is', async () => {
      const { redis } = await join2('durable');
      expect(await durabilityOf(redis)).toBe('always');
    });

    it('is refused without its password, or with another one', async () => {
      const own = await startRedis(['--requirepass', 'hunter2']);
      const { host } = new URL(own.url);
      for (const user of ['', ':wrong@', 'nobody:hunter2@']) {
        const refused = connectRedis(`redis://${user}${host}`);
        await expect(refused).rejects.toMatchObject({
          kind: 'options',
          message: expect.stringMatching(/refuses: .*Correct user/),
        });
      }
      const redis = await connectRedis(`redis://:hunter2@${host}`);
      expect(await redis.ping()).toBe('PONG');
      redis.disconnect();
      await own.close();
    });

    it('refuses the entries of a worker whose step another has taken over', async () => {
      const [one, other] = [await join2('fence'), await join2('fence')];
      const at = (session: Session) => redisSurroundings(session, { scratch }).jobs;
      const log = await at(one).claim('k', { servers: 'x', step: 'translate/es' });
      await one.redis.hset(one.names.workers, one.id, 1);
      const taken = await at(other).claim('k', { servers: 'x', step: 'translate/es' });
      await expect(log.begin('pay', {})).rejects.toMatchObject({ kind: 'local' });
      expect(log.lost?.aborted).toBe(true);
      await taken.begin('pay', {});
      await log.close();
      await expect(at(one).claim('k', { servers: 'x', step: 'translate/es' })).rejects.toMatchObject({ kind: 'local' });
      await taken.close();
    });

    it('lets steps of one job run beside each other, but not beside the whole', async () => {
      const [one, other] = [await join2('steps'), await join2('steps')];
      const at = (session: Session) => redisSurroundings(session, { scratch }).jobs;
      const es = await at(one).claim('k', { servers: 'x', step: 'translate/es' });
      const de = await at(other).claim('k', { servers: 'x', step: 'translate/de' });
      await Promise.all([es.end('es', 1, true), de.end('de', 2, true)]);
      await expect(at(other).claim('k', { servers: 'x' })).rejects.toMatchObject({ kind: 'local' });
      await Promise.all([es.close(), de.close()]);
      const whole = await at(other).claim('k', { servers: 'x' });
      expect([whole.record('es')?.state, whole.record('de')?.state]).toEqual(['done', 'done']);
      await expect(at(one).claim('k', { servers: 'x', step: 'translate/es' })).rejects.toMatchObject({ kind: 'local' });
      await whole.close();
    });

    it('does not count an outage of Redis as the silence of a worker', async () => {
      const one = await join2('outage');
      const log = await redisSurroundings(one, { scratch }).jobs.claim('k', { servers: 'x' });
      await one.redis.mset(one.names.heard, 1, one.names.outage, 0);
      await one.redis.hset(one.names.workers, one.id, 1);
      const other = await join2('outage');
      await expect(redisSurroundings(other, { scratch }).jobs.claim('k', { servers: 'x' })).rejects.toMatchObject({
        kind: 'local',
      });
      await log.close();
    });

    it('pays for a lost payment of a dead worker once the account says that it was not charged', async () => {
      const [one, other] = [await join2('dead'), await join2('dead')];
      const clock = { now: () => 0, sleep: async () => {} };
      const read = async () => ({ used: 7, remaining: 50 });
      const ledgerOf = (session: Session) =>
        redisSurroundings(session, { scratch }).openAccounts({ clock }).ledger('a', read);
      await (await ledgerOf(one)).pay('k es', 5, 'log');
      const theirs = await ledgerOf(other);
      await one.redis.hset(one.names.workers, one.id, 1);
      expect(await theirs.state('k es', { id: 'log', restarted: false })).toBe('not-charged');
      const paid = await theirs.pay('k es', 5, 'log');
      await paid.charged();
      expect(await theirs.available()).toBe(45);
    });

    it('asks an account once for all steps of a worker, and not again for a worker that begins soon after', async () => {
      const clock = { now: () => 0, sleep: async () => {} };
      let asked = 0;
      const read = async () => {
        asked += 1;
        await systemClock.sleep(30);
        return { used: 7, remaining: 50 };
      };
      for (const session of [await join2('once'), await join2('once')]) {
        const accounts = redisSurroundings(session, { scratch }).openAccounts({ clock });
        const ledger = await accounts.ledger('a', read);
        const steps = ['es', 'de', 'ja'].map(async (to) => {
          const [release] = (await ledger.reserve([1])) ?? [];
          await (await ledger.pay(`k ${session.id} ${to}`, 1, 'log', release)).charged();
        });
        await Promise.all(steps);
      }
      expect(asked).toBe(1);
    });

    it('asks an account again for each step whose look was given up, and when the credits are too few', async () => {
      const clock = { now: () => 0, sleep: async () => {} };
      const session = await join2('again');
      const accounts = redisSurroundings(session, { scratch }).openAccounts({ clock });
      const stopped = await accounts.ledger('a', async () => {
        await systemClock.sleep(30);
        throw new Error('the step was stopped');
      });
      const balances = [1, 9];
      const ledger = await accounts.ledger('a', async () => ({ used: 0, remaining: balances.shift() ?? 0 }));
      const [one, other] = await Promise.allSettled([stopped.reserve([5]), ledger.reserve([5])]);
      expect([one.status, other.status]).toEqual(['rejected', 'fulfilled']);
      expect(balances).toEqual([]);
      expect(await ledger.available()).toBe(4);
    });

    it('keeps all workers together below the rate, and lets a wait of one stop the others', async () => {
      const [one, other] = [await join2('pace'), await join2('pace')];
      const waits: number[] = [];
      const clock = {
        now: () => 0,
        async sleep(ms: number) {
          waits.push(ms);
          throw new Error('waits');
        },
      };
      const pacers = [one, other].map((session) =>
        redisSurroundings(session, { scratch }).pacer('translateplus', 'a', clock),
      );
      // Sixty a minute, of which nine tenths are used.
      for (let turn = 0; turn < 54; turn += 1) await pacers[turn % 2]?.turn();
      expect(waits).toEqual([]);
      await expect(pacers[0]?.turn()).rejects.toThrow('waits');
      expect(waits[0]).toBeGreaterThan(30_000);
      const fresh = pacersOf(one, 'b', clock);
      fresh.holdOff(30_000);
      await one.redis.ping();
      waits.length = 0;
      await expect(pacersOf(other, 'b', clock).turn()).rejects.toThrow('waits');
      expect(waits[0]).toBeGreaterThan(20_000);
    });

    it('goes on after Redis was killed and started again', async () => {
      // Without it, Redis may hold back a write while the disk is slow, and the kill loses it.
      const own = await startRedis(['--appendfsync', 'always']);
      const session = await openSession(await connectRedis(own.url), namesIn('away'));
      const log = await redisSurroundings(session, { scratch }).jobs.claim('k', { servers: 'x' });
      await log.end('before', 1, true);
      await own.kill();
      const written = log.end('during', 2, true);
      await systemClock.sleep(300);
      await own.start();
      await written;
      expect((await redisSurroundings(session, { scratch }).jobs.peek('k', 'x')).record('during')).toBeDefined();
      await session.close();
      session.redis.disconnect();
      await own.close();
    });
  });
} else {
  itWithRedis('shares a Redis between workers', () => {});
}

const pacersOf = (session: Session, account: string, clock: typeof systemClock) =>
  redisSurroundings(session, { scratch: '' }).pacer('translateplus', account, clock);

it('says where Redis was looked for, and why it was not reached', async () => {
  const message = expect.stringMatching(
    /at 127\.0\.0\.1:1 cannot be reached: .*ECONNREFUSED[^.]*127\.0\.0\.1:1\. Start it/,
  );
  await expect(connectRedis('redis://user:hunter2@127.0.0.1:1')).rejects.toMatchObject({ kind: 'options', message });
});

it('refuses a Redis that is too old', async () => {
  const bulk = (text: string) => `$${Buffer.byteLength(text)}\r\n${text}\r\n`;
  // A server that answers every command alike, like one of version 5 that was asked for INFO.
  const old = createServer((socket) => {
    socket.on('error', () => {});
    socket.setEncoding('utf8').on('data', (sent: string) => {
      for (const _command of sent.matchAll(/^\*\d+\r\n/gm)) socket.write(bulk('redis_version:5.0.14\r\nloading:0\r\n'));
    });
  });
  await new Promise<void>((resolve) => old.listen(0, '127.0.0.1', resolve));
  const { port } = old.address() as AddressInfo;
  const refused = connectRedis(`redis://127.0.0.1:${port}`);
  await expect(refused).rejects.toMatchObject({ kind: 'options', message: expect.stringContaining('version 5.0.14') });
  old.close();
});
