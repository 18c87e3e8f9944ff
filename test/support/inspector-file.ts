/** The program that reads media, as tests run it. Within `node_modules`, so that it finds the demuxer. */
export const INSPECTOR = new URL('../../node_modules/.cache/caption-harness/inspector.mjs', import.meta.url);
