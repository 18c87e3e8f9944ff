/** Whether a source is an address and not a path. `C:\talk.mp4` and `talk: one.mp4` are paths, though they can be read as URLs. */
export const isUrl = (source: string): boolean => /^[a-z][a-z0-9+.-]+:\/\//i.test(source) && URL.canParse(source);
