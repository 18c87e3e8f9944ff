import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../base/clock.ts';
import type { Surroundings } from '../surroundings/types.ts';

/** Surroundings under test. */
export interface MadeSurroundings {
  /** Returns the same place again, as another run or worker would open it. */
  open(): Surroundings;
  close(): Promise<void>;
}

const clock = { now: systemClock.now, sleep: async () => {} };
const KEY = 'a'.repeat(24);
const here = { servers: 'here' };

/** What every implementation of the surroundings keeps. */
export function describeSurroundings(name: string, make: () => Promise<MadeSurroundings>): void {
  describe(`surroundings: ${name}`, () => {
    let made: MadeSurroundings;
    let place: Surroundings;
    beforeAll(async () => {
      made = await make();
      place = made.open();
      await place.prepare();
    });
    afterAll(() => made.close());

    it('keeps what a run logs for the next one', async () => {
      const log = await place.jobs.claim(KEY, here);
      expect(log).toMatchObject({ run: 1, earlier: 'nothing', empty: true, restarted: false });
      await log.begin('send', { to: 'x' });
      await log.end('hear', 'text', true);
      await log.begin('none', {});
      await log.undo('none');
      expect((await place.jobs.peek(KEY, 'here')).record('send')).toMatchObject({ state: 'open' });
      await log.close();
      const next = await made.open().jobs.claim(KEY, here);
      expect(next).toMatchObject({ run: 2, earlier: 'unfinished', id: log.id });
      expect(next.record('send')).toEqual({ state: 'open', intent: { to: 'x' }, run: 1 });
      expect(next.record('hear')).toEqual({ state: 'done', outcome: 'text', run: 1 });
      expect(next.record('none')).toBeUndefined();
      await next.finish(['files es']);
      await next.close();
      const last = await place.jobs.peek(KEY, 'here');
      expect([last.earlier, [...last.published]]).toEqual(['finished', ['files es']]);
      const elsewhere = await place.jobs.peek(KEY, 'elsewhere');
      expect([elsewhere.record('send'), elsewhere.record('hear')?.state]).toEqual([undefined, 'done']);
    });

    it('lets one run hold a job, and others wait for it', async () => {
      const key = 'b'.repeat(24);
      const held = await place.jobs.claim(key, here);
      await expect(made.open().jobs.claim(key, here)).rejects.toMatchObject({ kind: 'local' });
      const waits: string[] = [];
      const wait = { onWait: (holder: string) => waits.push(holder) };
      const waiting = made.open().jobs.claim(key, { ...here, wait });
      while (waits.length === 0) await new Promise((next) => setTimeout(next, 5));
      await held.close();
      await (await waiting).close();
      await place.jobs.untilFree(key, wait);
      expect(waits).toHaveLength(1);
    });

    it('refuses an unfinished job, or starts it over, as it is asked to', async () => {
      const key = 'c'.repeat(24);
      const log = await place.jobs.claim(key, here);
      await log.end('hear', 'text', true);
      await log.close();
      await expect(place.jobs.claim(key, { ...here, earlier: 'refuse' })).rejects.toMatchObject({ kind: 'options' });
      const fresh = await place.jobs.claim(key, { ...here, earlier: 'restart' });
      expect(fresh).toMatchObject({ run: 1, restarted: true, empty: true });
      await fresh.close();
    });

    it('counts the payments of an account over all runs', async () => {
      const read = async () => ({ used: 10, remaining: 100 });
      const payer = { id: 'log', restarted: false };
      const one = place.openAccounts({ clock });
      const ledger = await one.ledger('account', read);
      const payment = await ledger.pay('k send', 5, 'log');
      await payment.charged();
      const refused = await ledger.pay('k other', 5, 'log');
      await refused.refused();
      expect(await ledger.state('k send', payer)).toBe('paid');
      expect([await ledger.anyOf('k '), await ledger.anyOf('x ')]).toEqual([true, false]);
      await one.close();
      const two = made.open().openAccounts({ clock });
      const again = await two.ledger('account', async () => ({ used: 15, remaining: 95 }));
      expect(await again.state('k send', payer)).toBe('paid');
      expect(await again.state('k other', payer)).toBe('not-charged');
      expect(await again.available()).toBe(95);
      const held = await again.reserve([50, 40]);
      expect(await again.reserve([10])).toBeNull();
      for (const release of held ?? []) release();
      expect(await again.available()).toBe(95);
      await two.close();
    });

    it('asks the account about a payment whose answer was lost', async () => {
      const payer = { id: 'log', restarted: false };
      let balance = { used: 0, remaining: 50 };
      const one = place.openAccounts({ clock });
      const ledger = await one.ledger('lossy', async () => balance);
      const lost = [await ledger.pay('k a', 3, 'log'), await ledger.pay('k b', 4, 'log')];
      for (const payment of lost) await payment.unknown();
      balance = { used: 4, remaining: 46 };
      expect(await ledger.state('k a', payer)).toBe('not-charged');
      expect(await ledger.state('k b', payer)).toBe('charged');
      await one.close();
    });

    it('keeps who wrote an output file', async () => {
      const record = { path: '/out/a.vtt', key: KEY, video: 'a.mp4', sha256: 'x' };
      expect(await place.outputs.find('/out/a.vtt')).toBeNull();
      await place.outputs.keep(record);
      expect(await made.open().outputs.find('/out/a.vtt')).toEqual(record);
    });

    it('keeps a track that is held back, and names its place', async () => {
      expect(await place.keepTrack(KEY, 'es.vtt', 'WEBVTT\n')).toContain('es.vtt');
    });

    it('has a pacer for each provider and account', async () => {
      await place.pacer('translateplus', 'one', clock).turn();
      expect(place.pacer('translateplus', 'one', clock)).not.toBe(place.pacer('translateplus', 'other', clock));
    });
  });
}
