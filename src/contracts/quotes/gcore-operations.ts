import type { QuotedText } from './quoted-text.ts';

/** Gcore's specification of Video Streaming: what it says of each operation and refusal. */
export const gcoreOperations: QuotedText = {
  source: 'G-Core/product-documentation streaming_api.yaml of 2026-07-14 (5b666307)',
  read: '2026-11-29',
  quotes: {
    'operation createTask': 'Creating an AI task. This method allows you to create an AI task for VOD video processing',
    'operation listTasks': 'Returns a list of previously created and processed AI tasks.',
    'operation getTask':
      'This is the single method to check the execution status of an AI task, and obtain the result of any type of AI task.',
    'operation cancelTask': 'Stopping a previously launched AI-task without waiting for it to be fully completed.',
    'operation getAiInfo':
      'The method for revealing basic information and advanced underlying settings that are used when performing AI-tasks.',
    'operation listVideos': 'Returns a set of videos by the given criteria.',
    'operation createVideo': 'Use this method to create a new video entity.',
    'operation createVideos':
      'Method is used to set the task of creating videos in the form of 1 aggregated request instead of a large number of single requests.',
    'operation listVideoNames': 'Returns names for specified video IDs',
    'operation getVideo': 'Information about a video entity. Contains all the data about the video',
    'operation updateVideo': 'Changes parameters of the video to new values.',
    'operation deleteVideo':
      'When you delete a video, all transcoded qualities and all associated files such as subtitles and screenshots, as well as other data, are deleted from cloud storage.',
    'operation getVideoUpload':
      "Use this method to get TUS' session parameters: hostname of the server to upload, secure token.",
    'operation listSubtitles': 'Method returns a list of all subtitles that are already attached to a video.',
    'operation createSubtitle': 'Add new subtitle/captions to a video entity.',
    'operation getSubtitle': 'Returns information about a specific subtitle for a video.',
    'operation updateSubtitle':
      'Method to update subtitle of a video. You can update all or only some of fields you need.',
    'operation deleteSubtitle': 'Delete specified video subtitle',
    'failure feature-disabled': 'error: Feature is disabled. Contact support to enable.',
    'failure rate-limited': 'Too many requests, try later',
    'failure url-missing': 'Bad request: - "url" is not specified',
    'failure queue-full': 'error: Queue limit reached (100), try later.',
    'failure task-not-found': 'error: Task not found',
    'failure task-final': 'error: Cannot cancel task because it is already in status REVOKED.',
    'failure info-type': 'error: Invalid config type',
    'failure not-found': 'Not Found. Entity you are looking for was not found, please check the initial parameters',
    'failure bad-request':
      'badrequest: [...] status: description: Error number [...] error: description: Error message',
    'failure name-blank': '{ "errors": { "name": [ "can\'t be blank" ] } }',
    'failure language-unknown': 'Unprocessable Entity. Language code is not recognized.',
    'switch blankName=refuse':
      '{ "errors": { "name": [ "can\'t be blank" ] } } Name is a required parameter, so it must be specified',
    'switch subtitleChecks=on': 'Unprocessable Entity. Language code is not recognized.',
    'switch infoAudioLanguage=required': 'Required when type=language_support.',
    'switch createEnvelope=array': "'200': description: Successful content: application/json: schema: type: array",
    'switch bearer=refuse':
      'API key for authentication. Make sure to include the word apikey, followed by a single space and then your token.',
  },
};
