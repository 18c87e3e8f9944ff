/** Beside this module: `.js` where it was built, `.ts` where Node strips types. */
let program = new URL(import.meta.url.endsWith('.ts') ? './inspector.ts' : './inspector.js', import.meta.url);

/** Returns the path of the child process's program. */
export const inspectorProgram = (): URL => program;

/** Sets another file as the program, for tests that run from sources that this Node cannot load. */
export function useInspectorProgram(file: URL): void {
  program = file;
}
