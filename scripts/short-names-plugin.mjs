// Code of other packages gets short names and loses its comments before it is bundled. Own code keeps its names, so that people can read where an
// error was thrown.
import { readFile } from 'node:fs/promises';
import { transform } from 'esbuild';

export const shortNamesPlugin = {
  name: 'short-names',
  setup(build) {
    build.onLoad({ filter: /[\\/]node_modules[\\/].*\.[cm]?js$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), {
        minify: true,
        target: 'node20',
        legalComments: 'none',
      });
      return { contents: code, loader: 'js' };
    });
  },
};
