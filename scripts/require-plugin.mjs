// Bundled CommonJS packages call require for Node's modules and for packages that stay outside: they get them by import, as ES modules do.
import { isBuiltin } from 'node:module';

/** A plugin of esbuild. `outside` are the packages that stay outside. */
export const requirePlugin = (outside) => ({
  name: 'require-by-import',
  setup({ onResolve, onLoad, initialOptions }) {
    const isOutside = (path) => outside.includes(path) || isBuiltin(path);
    onResolve({ filter: /.*/, namespace: 'file' }, ({ path, kind }) =>
      kind === 'require-call' && initialOptions.format === 'esm' && isOutside(path)
        ? { path, namespace: 'required' }
        : undefined,
    );
    // A CommonJS module is what it gives as `module.exports`, not a namespace: two steps.
    onLoad({ filter: /.*/, namespace: 'required' }, ({ path }) => ({
      contents: `module.exports = require(${JSON.stringify(`imported:${path}`)}).default;`,
    }));
    onResolve({ filter: /^imported:/ }, ({ path }) => ({
      path: path.slice('imported:'.length),
      namespace: 'imported',
    }));
    onLoad({ filter: /.*/, namespace: 'imported' }, ({ path }) => ({
      contents: `export { default } from ${JSON.stringify(path)};`,
    }));
    onResolve({ filter: /.*/, namespace: 'imported' }, ({ path }) => ({ path, external: true }));
  },
});
