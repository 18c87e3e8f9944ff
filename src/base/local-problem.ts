/** Sentences for error codes of the operating system, which explain more than a stack trace. */
const PROBLEMS: Readonly<Record<string, string>> = {
  ENOSPC: 'there is no space left on the disk',
  EDQUOT: 'the quota of the disk is used up',
  EACCES: 'a file or folder may not be written or read',
  EPERM: 'a file or folder may not be written or read',
  EROFS: 'the disk is read-only',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  ENOTDIR: 'a part of a path is not a folder',
  EISDIR: 'a folder stands where a file should be',
  EEXIST: 'a file stands where a folder should be',
  ENOENT: 'a file or folder is not there',
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
