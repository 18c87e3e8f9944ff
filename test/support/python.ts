import { execFileSync } from 'node:child_process';

/** True if the command ends with 0. */
export function works(command: string, args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** The path of the first Python that has these modules; null if none has. */
export function pythonWith(modules: string): string | null {
  const found = ['python3', '/usr/bin/python3'].find((command) => works(command, ['-c', `import ${modules}`]));
  if (found === undefined) return null;
  return execFileSync(found, ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).trim();
}
