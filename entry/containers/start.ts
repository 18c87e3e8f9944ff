import { randomUUID } from 'node:crypto';
import { type OptionNames, refuseUnknownOptions } from '../../src/base/known-options.ts';
import { defaultPorts, environmentOf, providerRows } from '../../src/contracts/providers.ts';
import { ControlApiError, createControlClient } from '../../src/control-client/index.ts';
import { CONTROL_TOKEN_VARIABLE } from '../../src/control-client/variable.ts';
import { type ContainerBuilder, loadPeer, type StartedContainer, type TestcontainersPackage } from './peer.ts';

/** How to start the container. */
export interface HarnessContainerOptions {
  /** Default: `caption-harness`, which `docker build --tag caption-harness .` makes in the repository. */
  readonly image?: string;
  /** Variables `CAPTION_HARNESS_...`, as of docs/configuration.md: `{ CAPTION_HARNESS_CLOCK: 'manual' }`. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Further host names by which programs call the mocks, such as an alias in a network of containers. */
  readonly allowHosts?: readonly string[];
  /** The tenant whose credentials are returned. Default: `demo`. */
  readonly tenant?: string;
  /** Seconds that the servers may take until they answer. Default: 60. */
  readonly startupSeconds?: number;
  /** Everything else that Testcontainers offers: networks, aliases, files, reuse. It returns the container that it was given. */
  readonly configure?: (container: ContainerBuilder) => ContainerBuilder;
}

/** A running container, as its tests see it. */
export interface StartedHarness {
  /** The control API and its token, for `createControlClient`. */
  readonly control: { readonly url: string; readonly token: string };
  /** Base URL and credentials of the tenant, by provider. */
  readonly providers: Readonly<
    Record<string, { readonly baseUrl: string; readonly credentials: Readonly<Record<string, string>> }>
  >;
  /** The variables that SDKs read, for programs that a test starts. */
  readonly environment: Readonly<Record<string, string>>;
  readonly container: StartedContainer;
  stop(): Promise<void>;
}

/** Names by which containers and machines usually call a published port. */
const USUAL_HOSTS = [
  'localhost',
  'mocks',
  'caption-harness',
  'docker',
  'host.docker.internal',
  'host.testcontainers.internal',
];

const optionNames: OptionNames<HarnessContainerOptions> = {
  image: true,
  environment: true,
  allowHosts: true,
  tenant: true,
  startupSeconds: true,
  configure: true,
};

/**
 * Starts the mocks in a container on free ports, and resolves when they serve.
 * @param load for tests. Default: loads `testcontainers`.
 * @throws {Error} without the package; what Testcontainers throws, for example for an image that does not exist
 * @example
 * const mocks = await startHarnessContainer({ environment: { CAPTION_HARNESS_CLOCK: 'manual' } });
 * const client = createTranslatePlusClient({ env: mocks.environment });
 * await mocks.stop();
 */
export async function startHarnessContainer(
  options: HarnessContainerOptions = {},
  load: () => Promise<TestcontainersPackage> = loadPeer,
): Promise<StartedHarness> {
  refuseUnknownOptions('startHarnessContainer', options, optionNames);
  const { GenericContainer, Wait } = await load();
  const token = options.environment?.[CONTROL_TOKEN_VARIABLE] ?? randomUUID();
  const described = new GenericContainer(options.image ?? 'caption-harness')
    .withEnvironment({
      CAPTION_HARNESS_ALLOW_HOST: [...USUAL_HOSTS, ...(options.allowHosts ?? [])].join(','),
      ...options.environment,
      [CONTROL_TOKEN_VARIABLE]: token,
    })
    .withExposedPorts(...new Set(Object.values(defaultPorts)))
    // The control API listens last, and answers its health without a token.
    .withWaitStrategy(Wait.forHttp('/health', defaultPorts.control))
    .withStartupTimeout((options.startupSeconds ?? 60) * 1000);
  const container = await (options.configure?.(described) ?? described).start();
  try {
    return await reached(container, token, options.tenant ?? 'demo');
  } catch (error) {
    await container.stop();
    throw error;
  }
}

async function reached(container: StartedContainer, token: string, tenant: string): Promise<StartedHarness> {
  const at = (port: number): string => `http://${container.getHost()}:${container.getMappedPort(port)}`;
  const control = { url: at(defaultPorts.control), token };
  const { credentials } = await ensureTenant(control, tenant);
  const rows = providerRows.map(([id, row]) => {
    const own = credentials[id]?.full ?? {};
    return { id, row, reach: { baseUrl: `${at(row.listener.port)}${row.basePath}`, credentials: own } };
  });
  return {
    control,
    providers: Object.fromEntries(rows.map(({ id, reach }) => [id, reach])),
    environment: Object.assign(
      { CAPTION_HARNESS_CONTROL_URL: control.url, [CONTROL_TOKEN_VARIABLE]: token },
      ...rows.map(({ row, reach }) => environmentOf(row, reach.baseUrl, reach.credentials)),
    ) as Record<string, string>,
    container,
    stop: async () => {
      await container.stop();
    },
  };
}

/** The tenant, opened if the container does not have it. */
async function ensureTenant(connection: { url: string; token: string }, name: string) {
  const control = createControlClient(connection);
  try {
    return await control.getTenant(name);
  } catch (error) {
    if (!(error instanceof ControlApiError) || error.status !== 404) throw error;
    return control.createTenant({ name });
  }
}
