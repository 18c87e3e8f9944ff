import { z } from 'zod';
import type { OperationShape } from '../types.ts';
import type { OperationId } from './operations.ts';
import {
  CreateSubtitleRequest,
  CreateVideosRequest,
  PatchedSubtitle,
  Subtitle,
  UpdateSubtitleRequest,
} from './subtitle-schemas.ts';
import {
  CancelResponse,
  CreateTaskRequest,
  CreateTaskResponse,
  InfoQuery,
  InfoResponse,
  TaskList,
  TaskListQuery,
  TaskWithResult,
} from './task-schemas.ts';
import { ListedVideo, ShownVideo } from './video-answers.ts';
import { CreateVideoRequest, UpdateVideoRequest, UploadTarget, VideoListQuery, VideoNames } from './video-schemas.ts';

/** What each operation of Gcore Streaming takes and answers. */
export const schemas = {
  createTask: {
    request: { contentType: 'application/json', body: CreateTaskRequest },
    success: [{ status: 201, description: 'The id of the task', schema: CreateTaskResponse }],
  },
  listTasks: {
    request: { query: TaskListQuery },
    success: [{ status: 200, description: 'One page of tasks, without their results', schema: TaskList }],
  },
  getTask: {
    success: [{ status: 200, description: 'The task', schema: TaskWithResult }],
  },
  cancelTask: {
    success: [{ status: 202, description: 'The task is cancelled', schema: CancelResponse }],
  },
  getAiInfo: {
    request: { query: InfoQuery },
    success: [{ status: 200, description: 'Supported or not', schema: InfoResponse }],
  },
  listVideos: {
    request: { query: VideoListQuery },
    success: [{ status: 200, description: 'A bare array', schema: z.array(ListedVideo) }],
  },
  createVideo: {
    request: { contentType: 'application/json', body: CreateVideoRequest },
    success: [
      {
        status: 200,
        description: 'An array of one to a wrapped body, the video itself to a flat one',
        schema: z.union([z.array(ShownVideo), ShownVideo]),
      },
    ],
  },
  createVideos: {
    request: {
      contentType: 'application/json',
      body: CreateVideosRequest,
      query: VideoListQuery.pick({ fields: true }),
    },
    success: [{ status: 200, description: 'The videos', schema: z.array(ShownVideo) }],
  },
  listVideoNames: {
    request: { query: z.object({ ids: z.string().optional().describe('Ids, comma-separated or repeated') }) },
    success: [{ status: 200, description: 'Ids and names; the body is documented nowhere', schema: VideoNames }],
  },
  getVideo: {
    success: [{ status: 200, description: 'The video', schema: ShownVideo }],
  },
  updateVideo: {
    request: { contentType: 'application/json', body: UpdateVideoRequest },
    success: [{ status: 200, description: 'The video', schema: ShownVideo }],
  },
  deleteVideo: {
    success: [{ status: 204, description: 'Gone' }],
  },
  getVideoUpload: {
    success: [{ status: 200, description: 'Servers and a token', schema: UploadTarget }],
  },
  listSubtitles: {
    success: [{ status: 200, description: 'A bare array', schema: z.array(Subtitle) }],
  },
  createSubtitle: {
    request: { contentType: 'application/json', body: CreateSubtitleRequest },
    success: [{ status: 200, description: 'The subtitle', schema: Subtitle }],
  },
  getSubtitle: {
    success: [{ status: 200, description: 'The subtitle', schema: Subtitle }],
  },
  updateSubtitle: {
    request: { contentType: 'application/json', body: UpdateSubtitleRequest },
    success: [{ status: 200, description: 'The subtitle, without its id', schema: PatchedSubtitle }],
  },
  deleteSubtitle: {
    success: [{ status: 204, description: 'Gone' }],
  },
} as const satisfies Readonly<Record<OperationId, OperationShape>>;
