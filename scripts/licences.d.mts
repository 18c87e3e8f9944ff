export interface Lock {
  readonly packages: Readonly<
    Record<string, { version?: string; license?: string; dev?: boolean; devOptional?: boolean; peer?: boolean }>
  >;
}
export declare function licencesPage(lock: Lock, inside: readonly string[]): string;
export declare function builtIn(text: string): readonly string[];
