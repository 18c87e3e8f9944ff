/** The environment of Jest that tells tests whether they failed: `testEnvironment: 'caption-harness/jest-environment'`. @module */
import { TestEnvironment } from 'jest-environment-node';

/** Jest's environment of Node. `caption-harness/jest` prints the journal of a test that failed in it. */
declare class HarnessEnvironment extends TestEnvironment {
  /** Jest calls this for each of its events. */
  handleTestEvent(event: { readonly name: string }): void;
}

export = HarnessEnvironment;
