import { workersAiContract } from '../../../src/contracts/workers-ai/contract.ts';
import { facts } from '../../../src/contracts/workers-ai/facts.ts';
import { defineMock } from '../../kernel/http/define-mock.ts';
import type { OperationIndex } from '../../kernel/http/operation-index.ts';
import { shapeRefusal } from '../gateway/answer.ts';
import { credentialIn } from '../gateway/credential.ts';
import { forcedAtGateway, gateway } from '../gateway/gateway.ts';
import { indexUnderPrefixes, pathsUnderPrefixes } from '../gateway/index-operations.ts';
import { refusalOf, refuse } from './routes/errors.ts';
import { limitTask } from './routes/rate.ts';
import { runAi, runModel } from './routes/run.ts';

const byPath = indexUnderPrefixes(workersAiContract.operations);

/** A model in a path contains slashes: for the index it is one segment. */
const withOneSegment = (path: string): string => path.replace(/(\/ai\/run\/).+/, '$1model');

const index: OperationIndex = {
  find: (method, path) => byPath.find(method, withOneSegment(path)),
  methodsOf: (path) => byPath.methodsOf(withOneSegment(path)),
};

/** The mock of the speech models of Workers AI: the gateway, then the service. */
export const workersAiMock = defineMock({
  contract: workersAiContract,
  credentialOf: (request) => credentialIn(request.headers),
  gates: (world, operation) => [...gateway(world, operation), ...(operation === null ? [] : [limitTask(world)])],
  body: () => ({ limit: facts.bodyBytes.value }),
  handlers: { runModel, runAi },
  paths: (path) => pathsUnderPrefixes(path).map((one) => one.replace(/:model_name$/, '*model')),
  index: () => index,
  // Every path here has one method.
  unknownRoute: (_exchange, _request, allowed) => refuse('method-unknown', { allow: allowed.join(', ') }),
  refusalOf,
  shape: shapeRefusal,
  forced: forcedAtGateway,
  broken: {
    broken: 'http-broken',
    headers: 'headers-too-large',
    timeout: 'request-timeout',
    defect: 'internal-error',
  },
});
