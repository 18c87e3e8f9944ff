/** Uploads a film in a page, plays it with its captions, and returns the first text that is shown. */
export function playUpload(base64: string): Promise<string>;
