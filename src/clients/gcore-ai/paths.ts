/**
 * Path of each operation the client uses. The contract table says the same (a test compares them); it is not imported
 * here, because it brings zod along, and a client should start at once.
 */
export const PATHS = {
  createTask: '/streaming/ai/tasks',
  listTasks: '/streaming/ai/tasks',
  getTask: '/streaming/ai/tasks/{task_id}',
  cancelTask: '/streaming/ai/tasks/{task_id}/cancel',
  getAiInfo: '/streaming/ai/info',
  listVideos: '/streaming/videos',
  createVideo: '/streaming/videos',
  getVideo: '/streaming/videos/{video_id}',
  updateVideo: '/streaming/videos/{video_id}',
  deleteVideo: '/streaming/videos/{video_id}',
  listSubtitles: '/streaming/videos/{video_id}/subtitles',
  createSubtitle: '/streaming/videos/{video_id}/subtitles',
  getSubtitle: '/streaming/videos/{video_id}/subtitles/{id}',
  updateSubtitle: '/streaming/videos/{video_id}/subtitles/{id}',
  deleteSubtitle: '/streaming/videos/{video_id}/subtitles/{id}',
} as const;

/** Names an operation. */
export type OperationName = keyof typeof PATHS;

/** The service's address; every path begins with /streaming (streaming_api.yaml). */
export const BASE_URL = 'https://api.gcore.com';

/** A path with its parameters filled in, URL-encoded. */
export function pathOf(operation: OperationName, parameters: Readonly<Record<string, string | number>> = {}): string {
  return PATHS[operation].replace(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(String(parameters[name])));
}
