import { sep } from 'node:path';

/** A path of this machine with `/` between its parts, as git, queues and other machines write it. @param separator default: this machine's */
export const withSlashes = (path: string, separator: string = sep): string => path.split(separator).join('/');
