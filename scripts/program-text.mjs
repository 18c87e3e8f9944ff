// What dist/bin/<program>.js says: it looks at the version of Node before anything is loaded that an old one cannot read.

/**
 * Returns the text of a program.
 * @param {string} name of the bundle beside the folder of programs
 * @param {string} engines what package.json says of Node, as >=20.19
 */
export function programText(name, engines) {
  const [, major, minor] = /^>=(\d+)\.(\d+)$/.exec(engines) ?? [];
  if (major === undefined) throw new Error(`engines.node is ${engines}, expected the form >=20.19.`);
  return `#!/usr/bin/env node
const [major, minor] = process.versions.node.split('.').map(Number);
if (major > ${major} || (major === ${major} && minor >= ${minor})) {
  import('../${name}.js');
} else {
  process.exitCode = 2;
  console.error(
    'error: ${name} needs Node ${major}.${minor} or newer, and this is ' + process.version + ' (' + process.execPath + '). Install a newer Node: https://nodejs.org',
  );
}
`;
}
