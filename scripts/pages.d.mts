/** Writes all pages into `outdir`, and returns what esbuild says of them. */
export function buildPages(outdir: string): Promise<{ readonly inputs: object }>;
