export declare function notesOf(changelog: string, version: string): string | undefined;
export declare function obstacleOf(tag: string, packageVersion: string, changelog: string): string | undefined;
