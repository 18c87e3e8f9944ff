import type { Express } from 'express';
import { translatePlusContract } from '../../src/contracts/translateplus/contract.ts';
import { defineMock } from '../kernel/http/define-mock.ts';
import { indexOperations } from '../kernel/http/operation-index.ts';
import type { Tenant } from '../kernel/world/tenant.ts';
import type { World } from '../kernel/world/world.ts';
import { accountSummary } from './routes/account.ts';
import { countRefusal } from './routes/answer.ts';
import { keyOf, requireKey } from './routes/auth.ts';
import { refusalOf } from './routes/errors.ts';
import { health } from './routes/health.ts';
import { supportedLanguages } from './routes/languages.ts';
import { limitRate, showForcedWindow } from './routes/rate.ts';
import { subtitlesBody, translateSubtitles } from './routes/subtitles.ts';
import { unknownRoute } from './routes/unknown.ts';

const { operations } = translatePlusContract;
const documentedPaths = indexOperations(operations);
const allPaths = indexOperations(operations, { aliases: true });

/** True if the SDK spellings of paths are open for a tenant. */
const aliasesOpen = (tenant: Tenant): boolean => tenant.switch('translateplus.aliases') === 'on';

/** The mock of TranslatePlus. Gates in the assumed order: route, key, rate limit, body, credits. */
export const translatePlusMock = defineMock({
  contract: translatePlusContract,
  credentialOf: keyOf,
  gates: (world, operation) =>
    operation === null || operation.permission === 'none'
      ? []
      : [requireKey(world, operation.permission), limitRate(world)],
  body: (operation) => (operation.request?.body ? subtitlesBody : null),
  handlers: {
    translateSubtitles,
    getAccountSummary: accountSummary,
    listSupportedLanguages: supportedLanguages,
    getHealth: health,
  },
  index: (tenant) => (aliasesOpen(tenant) ? allPaths : documentedPaths),
  aliasesOpen,
  unknownRoute,
  refusalOf,
  refused: countRefusal,
  forced: showForcedWindow,
  broken: {
    broken: 'http-broken',
    headers: 'headers-too-large',
    timeout: 'request-timeout',
    defect: 'internal-error',
  },
});

/** The Express app of the mock of TranslatePlus on a world. */
export const createTranslatePlusApp = (world: World): Express => translatePlusMock.createApp(world);
