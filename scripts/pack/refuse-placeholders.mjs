// Before a publication: refuses while package.json, or a page that users copy from, has a placeholder of the owner.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The places of placeholders in texts by path: `package.json:5`. */
export const placeholders = (texts) =>
  Object.entries(texts).flatMap(([path, text]) =>
    text.split('\n').flatMap((line, at) => (/\bOWNER\b/.test(line) ? [`${path}:${at + 1}`] : [])),
  );

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const pages = readdirSync(`${root}docs`).filter((name) => name.endsWith('.md'));
  const paths = ['package.json', 'README.md', ...pages.map((name) => `docs/${name}`)];
  const found = placeholders(Object.fromEntries(paths.map((path) => [path, readFileSync(root + path, 'utf8')])));
  if (found.length > 0) {
    console.error(`OWNER stands for the account that publishes. Write its name in ${found.join(', ')}.`);
    process.exitCode = 1;
  }
}
