/** The file beside this module: `.js` in a build, `.ts` where Node strips types. */
let program = new URL(import.meta.url.endsWith('.ts') ? './mock-worker.ts' : './mock-worker.js', import.meta.url);

/** The path of the program of the thread. */
export const mockWorkerProgram = (): URL => program;

/** Sets another file as the program: tests run from sources that this Node cannot load. */
export function useMockWorkerProgram(file: URL): void {
  program = file;
}
