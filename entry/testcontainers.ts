/** The mocks in a container, for tests that start one with Testcontainers. Needs the package `testcontainers`. @module */
export { type HarnessContainerOptions, type StartedHarness, startHarnessContainer } from './containers/start.ts';
