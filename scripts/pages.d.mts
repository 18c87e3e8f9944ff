/** Writes the inspector's page into `outdir`. */
export function buildPages(outdir: string): Promise<void>;
