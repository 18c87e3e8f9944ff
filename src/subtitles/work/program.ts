/** The file beside this module: `.js` in a build, `.ts` where Node strips types. */
let program = new URL(
  import.meta.url.endsWith('.ts') ? './subtitle-worker.ts' : './subtitle-worker.js',
  import.meta.url,
);

/** The path of the program of the thread. */
export const subtitleWorkerProgram = (): URL => program;

/** Sets another file as the program: tests run from sources that this Node cannot load. */
export function useSubtitleWorkerProgram(file: URL): void {
  program = file;
}
