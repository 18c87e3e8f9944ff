/**
 * Bytes of a request body. The docs name no limit for subtitles. Full-length films are about 100 kB and 1,600 cues; 16 MiB
 * leaves room for anything that is still a subtitle file (assumed).
 */
export const BODY_LIMIT = 16 * 1024 * 1024;
