/**
 * What is used of the package `testcontainers`, so that the types of this package need it as little as its code does.
 * Source: node.testcontainers.org, "Containers" and "Wait strategies"; examples/testcontainers compiles it against version 12.2.0.
 */
export interface TestcontainersPackage {
  readonly GenericContainer: new (image: string) => ContainerBuilder;
  readonly Wait: { forHttp(path: string, port: number): unknown };
}

/** A container that is described and not yet started. Its methods return the container. */
export interface ContainerBuilder {
  withEnvironment(environment: Record<string, string>): this;
  withExposedPorts(...ports: number[]): this;
  // biome-ignore lint/suspicious/noExplicitAny: the strategies of the package, of which only `Wait` makes any
  withWaitStrategy(strategy: any): this;
  withStartupTimeout(milliseconds: number): this;
  start(): Promise<StartedContainer>;
}

/** A running container. */
export interface StartedContainer {
  getHost(): string;
  getMappedPort(port: number): number;
  stop(): Promise<unknown>;
}

const NAME = 'testcontainers';

/** Loads the package. @throws {Error} with the command that installs it */
export async function loadPeer(): Promise<TestcontainersPackage> {
  try {
    return (await import(NAME)) as TestcontainersPackage;
  } catch (cause) {
    throw new Error('Containers need the package testcontainers. Install it with: npm install -D testcontainers', {
      cause,
    });
  }
}
