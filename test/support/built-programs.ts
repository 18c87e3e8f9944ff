/** Programs of child processes and threads, as tests run them. Within `node_modules`, so that they find packages. */
export const builtPrograms = {
  inspector: new URL('../../node_modules/.cache/caption-harness/inspector.mjs', import.meta.url),
  subtitleWorker: new URL('../../node_modules/.cache/caption-harness/subtitle-worker.mjs', import.meta.url),
  egressGuard: new URL('../../node_modules/.cache/caption-harness/egress-guard.cjs', import.meta.url),
  fileWorker: new URL('../../node_modules/.cache/caption-harness/file-worker.mjs', import.meta.url),
};

/** The pages, as tests serve them. */
export const builtPages = new URL('../../node_modules/.cache/caption-harness/pages/', import.meta.url);
