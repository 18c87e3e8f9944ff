export declare const PEERS: readonly string[];
export declare function imageManifest(
  packed: Readonly<Record<string, unknown>> & { readonly dependencies?: Readonly<Record<string, string>> },
  own: { readonly devDependencies: Readonly<Record<string, string>> },
): Readonly<Record<string, unknown>> & { readonly dependencies: Readonly<Record<string, string>> };
