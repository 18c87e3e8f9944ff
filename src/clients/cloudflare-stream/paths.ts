/**
 * Path of each operation below `/accounts/{account_id}/stream`. The contract table says the same (a test compares them);
 * it is not imported here, because it brings zod along, and a client should start at once.
 */
export const PATHS = {
  listCaptions: '/{identifier}/captions',
  getCaption: '/{identifier}/captions/{language}',
  uploadCaption: '/{identifier}/captions/{language}',
  deleteCaption: '/{identifier}/captions/{language}',
  generateCaption: '/{identifier}/captions/{language}/generate',
  getCaptionVtt: '/{identifier}/captions/{language}/vtt',
  copyVideo: '/copy',
  createDirectUpload: '/direct_upload',
  setWebhook: '/webhook',
  getWebhook: '/webhook',
  deleteWebhook: '/webhook',
  uploadVideo: '',
  listVideos: '',
  getVideo: '/{identifier}',
  editVideo: '/{identifier}',
  deleteVideo: '/{identifier}',
} as const;

/** Names an operation. */
export type OperationName = keyof typeof PATHS;

/** A path with its parameters filled in, URL-encoded. */
export function pathOf(operation: OperationName, parameters: Readonly<Record<string, string>> = {}): string {
  return PATHS[operation].replace(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(parameters[name] ?? ''));
}
