import { documented } from '../../../src/base/evidence.ts';
import { check } from './support/check.ts';

const HEALTH = '/health';
const page = documented('docs page health');

/** GET /health. */
export const healthChecks = [
  check({
    id: 'health/ok',
    title: 'A running service reports that it is up',
    quote: '{"status":"ok","service":"translateplus-api","version":"2.0.0"}',
    requirement: '200 {"status":"ok","service":"translateplus-api","version":"2.0.0"}',
    evidence: page,
    cost: { requests: 1 },
    run: async (t) => {
      const answer = (await t.send({ path: HEALTH, credential: null, shared: 'always' })).expectStatus(200);
      const status = answer.field('status', 'string');
      answer.verify(status === 'ok', 'the status "ok"', status);
      const service = answer.field('service', 'string');
      answer.verify(service === 'translateplus-api', 'the service "translateplus-api"', service);
      const version = answer.field('version', 'string');
      answer.verify(/^\d+(\.\d+)*/.test(version), 'a version number', version);
    },
  }),
  check({
    id: 'health/any-key',
    title: 'Health needs no key and ignores a wrong one',
    requirement: 'GET /health needs no X-API-KEY',
    evidence: page,
    cost: { requests: 1 },
    run: async (t) => {
      (await t.send({ path: HEALTH, credential: null, headers: { 'X-API-KEY': 'not a key' } }))
        .expectStatus(200)
        .field('status', 'string');
    },
  }),
];
