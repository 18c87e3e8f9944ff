// What the reference is generated from. esbuild bundles this file, because the sources are TypeScript.
export { conformProgram } from '../../cli/conform-program.ts';
export { harnessProgram } from '../../cli/harness-program.ts';
export { controlDocument } from '../../mocks/control/document.ts';
export { listenerDocument } from '../../src/contracts/openapi/documents.ts';
export { providerRows } from '../../src/contracts/providers.ts';
export { originDocument } from '../../src/origin/api/document.ts';
