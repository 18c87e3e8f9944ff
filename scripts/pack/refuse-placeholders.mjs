// Before a publication: refuses while package.json, or anything that users copy from, has a placeholder of the owner.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The places of placeholders in texts by path: `package.json:5`. */
export const placeholders = (texts) =>
  Object.entries(texts).flatMap(([path, text]) =>
    text.split('\n').flatMap((line, at) => (/\bOWNER\b/.test(line) ? [`${path}:${at + 1}`] : [])),
  );

/** The texts of a repository that users read or copy from, by path: the files at its root, pages, examples, skills, what GitHub runs. */
export const textsOf = (root) => {
  const files = ['.', '.github', 'docs', 'examples', 'skills'].flatMap((folder) =>
    readdirSync(join(root, folder), { withFileTypes: true, recursive: folder !== '.' })
      .filter(
        (entry) => entry.isFile() && /\.(md|txt|json|ya?ml|m?[jt]s|cjs|py|go|sh|mod)$|^Dockerfile$/.test(entry.name),
      )
      .map((entry) => slashed(relative(root, join(entry.parentPath, entry.name)))),
  );
  const own = files.filter((path) => !path.includes('node_modules/'));
  return Object.fromEntries(own.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
};

const slashed = (path) => path.split(sep).join('/');

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = placeholders(textsOf(fileURLToPath(new URL('../../', import.meta.url))));
  if (found.length > 0) {
    console.error(
      `OWNER stands for the account that publishes. Write its name in ${found.join(', ')}; npm install writes package-lock.json anew.`,
    );
    process.exitCode = 1;
  }
}
