import type { BuildOptions, Metafile } from 'esbuild';

export function joinChunks(outdir: string, metafile: Pick<Metafile, 'outputs'>, options: BuildOptions): Promise<void>;
