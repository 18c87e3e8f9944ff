'use strict';
const { TestEnvironment } = require('jest-environment-node');

/** Jest's environment of Node that tells tests whether they failed: `caption-harness/jest` prints the journal then. */
class HarnessEnvironment extends TestEnvironment {
  handleTestEvent({ name }) {
    if (name === 'test_start') this.global.captionHarnessFailed = false;
    if (name === 'test_fn_failure' || name === 'hook_failure') this.global.captionHarnessFailed = true;
  }
}

module.exports = HarnessEnvironment;
