// Covers: peer.ts
import { afterEach, expect, it } from 'vitest';
import { type RunningWorld, startWorld } from '../../mocks/start.ts';
import { createTranslatePlusClient } from '../../src/clients/translateplus.ts';
import { defaultPorts, providerRows } from '../../src/contracts/providers.ts';
import { createControlClient } from '../../src/control-client/index.ts';
import { type ContainerBuilder, loadPeer, type TestcontainersPackage } from './peer.ts';
import { startHarnessContainer } from './start.ts';

/** What the package under test asked of the fake. */
interface Asked {
  image?: string;
  environment: Record<string, string>;
  ports: number[];
  wait?: unknown;
  timeout?: number;
  running?: RunningWorld;
  stopped: number;
}

/** A package that "starts a container" in this process: a world on free ports, with the variables that a container would read. */
function fakePeer(asked: Asked): TestcontainersPackage {
  class GenericContainer implements ContainerBuilder {
    constructor(image: string) {
      asked.image = image;
    }
    withEnvironment(environment: Record<string, string>): this {
      Object.assign(asked.environment, environment);
      return this;
    }
    withExposedPorts(...ports: number[]): this {
      asked.ports.push(...ports);
      return this;
    }
    withWaitStrategy(strategy: unknown): this {
      asked.wait = strategy;
      return this;
    }
    withStartupTimeout(milliseconds: number): this {
      asked.timeout = milliseconds;
      return this;
    }
    async start() {
      const { CAPTION_HARNESS_CONTROL_TOKEN: controlToken, CAPTION_HARNESS_ALLOW_HOST: hosts = '' } = asked.environment;
      const running = await startWorld({ controlToken, allowHosts: hosts.split(',') });
      asked.running = running;
      const mapped = new Map<number, string>([[defaultPorts.control, running.control.url]]);
      for (const [id, { listener }] of providerRows) mapped.set(listener.port, running.providers[id]?.baseUrl ?? '');
      return {
        getHost: () => '127.0.0.1',
        getMappedPort: (port: number) => Number(new URL(mapped.get(port) ?? '').port),
        stop: async () => {
          asked.stopped += 1;
          await running.close();
        },
      };
    }
  }
  return { GenericContainer, Wait: { forHttp: (path, port) => ({ path, port }) } };
}

let asked: Asked = { environment: {}, ports: [], stopped: 0 };
afterEach(async () => {
  if (asked.stopped === 0) await asked.running?.close();
  asked = { environment: {}, ports: [], stopped: 0 };
});
const start = (options?: Parameters<typeof startHarnessContainer>[0]) =>
  startHarnessContainer(options, async () => fakePeer(asked));

it('starts the image, waits for its health, and hands out addresses that work', async () => {
  const mocks = await start();
  expect(asked).toMatchObject({ image: 'caption-harness', wait: { path: '/health', port: 4000 }, timeout: 60_000 });
  expect(asked.ports.toSorted()).toEqual([4000, 4010, 4020, 4030]);
  const client = createTranslatePlusClient({ env: mocks.environment });
  expect((await client.getAccountSummary()).creditsRemaining).toBe(100_000);
  expect(await createControlClient(mocks.control).listTenants()).toMatchObject({ tenants: [{ name: 'demo' }] });
  expect(mocks.providers['cloudflare-stream']?.baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/client\/v4$/);
  await mocks.stop();
  expect(asked.stopped).toBe(1);
});

it('passes on what the caller says', async () => {
  const mocks = await start({
    image: 'registry.example/harness:1',
    environment: { CAPTION_HARNESS_CLOCK: 'manual', CAPTION_HARNESS_CONTROL_TOKEN: 'own' },
    allowHosts: ['harness.internal'],
    tenant: 'shop',
    startupSeconds: 5,
    configure: (container) => container.withExposedPorts(9),
  });
  expect(asked).toMatchObject({ image: 'registry.example/harness:1', timeout: 5_000 });
  expect(asked.environment).toMatchObject({ CAPTION_HARNESS_CLOCK: 'manual' });
  expect(asked.environment.CAPTION_HARNESS_ALLOW_HOST?.split(',')).toContain('harness.internal');
  expect(asked.ports.at(-1)).toBe(9);
  expect(mocks.control.token).toBe('own');
  expect(mocks.providers.translateplus?.credentials).toEqual({ apiKey: 'mock_shop' });
});

it('stops a container whose control API refuses', async () => {
  await expect(start({ tenant: 'not a name' })).rejects.toThrow();
  expect(asked.stopped).toBe(1);
});

it('says how to install the package', async () => {
  await expect(loadPeer()).rejects.toThrow('npm install -D testcontainers');
});
