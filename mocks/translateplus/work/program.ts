/** Beside this module: `.js` where it was built, `.ts` where Node strips types. */
let program = new URL(import.meta.url.endsWith('.ts') ? './file-worker.ts' : './file-worker.js', import.meta.url);

/** Where the program of the thread is. */
export const fileWorkerProgram = (): URL => program;

/** Names another file as the program: tests run from sources that this Node cannot load. */
export function useFileWorkerProgram(file: URL): void {
  program = file;
}
