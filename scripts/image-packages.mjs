// For the Dockerfile: makes a manifest and a lock for the folder of an unpacked package, so that `npm ci` installs there exactly the
// versions that were tested: what the package depends on, and the optional packages of queues and shared origins.
// node scripts/image-packages.mjs FOLDER
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Peers that the image has besides: for `worker`, `enqueue`, `origin --redis` and `--tls auto`. */
export const PEERS = ['@peculiar/x509', 'bullmq', 'ioredis'];

/** The manifest of the image: that of the package without development and scripts, with some peers as dependencies. */
export function imageManifest(packed, own) {
  const {
    devDependencies: _dev,
    peerDependencies: _peers,
    peerDependenciesMeta: _meta,
    scripts: _scripts,
    ...rest
  } = packed;
  const peers = Object.fromEntries(PEERS.map((name) => [name, own.devDependencies[name]]));
  return { ...rest, dependencies: { ...packed.dependencies, ...peers } };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2];
  if (folder === undefined) throw new Error('Name the folder of the unpacked package.');
  const read = (url) => JSON.parse(readFileSync(url, 'utf8'));
  const root = new URL('../', import.meta.url);
  const manifest = imageManifest(read(`${folder}/package.json`), read(new URL('package.json', root)));
  const lock = read(new URL('package-lock.json', root));
  const { dependencies, name, version, bin, engines, license } = manifest;
  lock.packages[''] = { name, version, license, dependencies, bin, engines };
  writeFileSync(`${folder}/package.json`, JSON.stringify(manifest, null, 2));
  writeFileSync(`${folder}/package-lock.json`, JSON.stringify(lock, null, 2));
}
