// What the package has instead of the repository's files: a manifest without `prepare`, and pages whose links work without the repository.
import { posix } from 'node:path';

/** The manifest for users: npm would run `prepare` of a package that is installed from a folder or by git, where no build tool is. */
export function packedManifest(text) {
  const manifest = JSON.parse(text);
  const { prepare: _, prepack: _pre, postpack: _post, ...scripts } = manifest.scripts;
  return `${JSON.stringify({ ...manifest, scripts }, null, 2)}\n`;
}

/**
 * A page whose links to files outside of the package name them in the repository, at the version's tag.
 * @param packed the paths in the package
 */
export function packedPage(text, { file, packed, manifest }) {
  const address = repositoryOf(manifest);
  const has = (path) => packed.has(path) || [...packed].some((one) => one.startsWith(`${path}/`));
  return text.replaceAll(/\]\((?![a-z]+:|#)([^)\s#]+)(#[^)\s]*)?\)/g, (link, target, anchor = '') => {
    const path = posix.normalize(posix.join(posix.dirname(file), target)).replace(/\/$/, '');
    if (has(path) || path.startsWith('..')) return link;
    return `](${address}/${/\.(webp|png|svg)$/.test(path) ? 'raw' : 'blob'}/v${manifest.version}/${path}${anchor})`;
  });
}

const repositoryOf = ({ repository }) => repository.url.replace(/^git\+/, '').replace(/\.git$/, '');
