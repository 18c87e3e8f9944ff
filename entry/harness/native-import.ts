import { constants, Script } from 'node:vm';

/**
 * `import()` as Node does it, also in the tests of Jest: Jest replaces `import()`, `require` and `node:module` there by its own, which
 * load no ES module without a flag. Its mocks and fake timers do not reach what is loaded so.
 */
export const nativeImport = <Module>(url: URL): Promise<Module> => load(url.href) as Promise<Module>;

const load = new Script('(url) => import(url)', {
  importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
}).runInThisContext() as (url: string) => Promise<unknown>;
