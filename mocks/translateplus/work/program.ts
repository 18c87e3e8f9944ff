/** The file beside this module: `.js` in a build, `.ts` where Node strips types. */
let program = new URL(import.meta.url.endsWith('.ts') ? './file-worker.ts' : './file-worker.js', import.meta.url);

/** The path of the program of the thread. */
export const fileWorkerProgram = (): URL => program;

/** Sets another file as the program: tests run from sources that this Node cannot load. */
export function useFileWorkerProgram(file: URL): void {
  program = file;
}
