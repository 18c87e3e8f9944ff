/** Sentences for error codes of the operating system, which explain more than a stack trace. */
const PROBLEMS: Readonly<Record<string, string>> = {
  ENOSPC: 'there is no space left on the disk',
  EDQUOT: 'the quota of the disk is used up',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  ENOTDIR: 'a part of a path is not a folder',
  EISDIR: 'a folder stands where a file should be',
  EEXIST: 'a file stands where a folder should be',
  ENOENT: 'there is no such file or folder',
  EIO: 'the disk failed',
  ELOOP: 'links lead in a circle',
  ENAMETOOLONG: 'a name is too long',
};

/** Returns a clause on an operating system's error, with the path; null for any other error. */
export function localProblem(error: unknown): string | null {
  const { code, path } = Object(error) as Partial<NodeJS.ErrnoException>;
  const problem = code !== undefined && Object.hasOwn(PROBLEMS, code) ? PROBLEMS[code] : undefined;
  return problem === undefined ? null : `${problem}${path ? ` (${path})` : ''}`;
}

/** Returns why a file cannot be used, as a clause: that of {@link localProblem}, else the error's own message. */
export const whyUnusable = (error: unknown): string =>
  localProblem(error) ?? (error instanceof Error ? error.message : String(error));
