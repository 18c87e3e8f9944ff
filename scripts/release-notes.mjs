// Prints the part of CHANGELOG.md for a tag: node scripts/release-notes.mjs v0.2.0. Fails if the package has another version, or the
// changelog no such part.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The text below the heading of a version, without the heading. Undefined if there is none, or nothing below it. */
export function notesOf(changelog, version) {
  const part = changelog
    .split(/^## /m)
    .find((text) => /^\[?([\w.-]+)\]?(?: - \d{4}-\d{2}-\d{2})?\n/.exec(text)?.[1] === version);
  const text = part?.slice(part.indexOf('\n') + 1).trim();
  return text ? text : undefined;
}

/** What keeps a tag from being released, or undefined. */
export function obstacleOf(tag, packageVersion, changelog) {
  const version = tag.replace(/^v/, '');
  if (version !== packageVersion)
    return `The tag is ${tag}, and package.json has version ${packageVersion}. Tag v${packageVersion}, or change the version.`;
  if (notesOf(changelog, version) === undefined)
    return `CHANGELOG.md has no part "## [${version}] - YYYY-MM-DD" with a text. Rename "[Unreleased]" before the tag.`;
  return undefined;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const read = (name) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
  const tag = process.argv[2] ?? '';
  const changelog = read('CHANGELOG.md');
  const obstacle = obstacleOf(tag, JSON.parse(read('package.json')).version, changelog);
  if (obstacle !== undefined) {
    console.error(obstacle);
    process.exitCode = 1;
  } else console.info(notesOf(changelog, tag.replace(/^v/, '')));
}
