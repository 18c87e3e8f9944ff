/** The file beside this module that a build made. Sources have none. */
let program = new URL('./egress-guard.cjs', import.meta.url);

/** The path of the guard, as `--require` takes it. */
export const guardProgram = (): URL => program;

/** Sets another file as the guard: tests build it from the sources. */
export function useGuardProgram(file: URL): void {
  program = file;
}
