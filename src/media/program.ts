/** Beside this module: `.js` where it was built, `.ts` where Node strips types. */
let program = new URL(import.meta.url.endsWith('.ts') ? './inspector.ts' : './inspector.js', import.meta.url);

/** Where the program of the child process is. */
export const inspectorProgram = (): URL => program;

/** Names another file as the program: tests run from sources that this Node cannot load. */
export function useInspectorProgram(file: URL): void {
  program = file;
}
