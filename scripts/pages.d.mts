/** Writes all pages into `outdir`. */
export function buildPages(outdir: string): Promise<void>;
