import type { QuotedText } from './quoted-text.ts';

/** Gcore's specification of Video Streaming: what it says of AI tasks. */
export const gcoreTasks: QuotedText = {
  source: 'G-Core/product-documentation streaming_api.yaml of 2026-07-14 (5b666307)',
  read: '2026-11-29',
  quotes: {
    'behaviour task-name-default': 'Auto language detection: { "url":"..." }',
    'behaviour life-cycle':
      'RECEIVED – the task is accepted by the system - PENDING – the task is received and it is pending for available resources - STARTED – processing has started [...] may change from "STARTED" to "PENDING", and back.',
    'behaviour billed-on-success':
      'The task is billed only after successful completion of the task and transition to "SUCCESS" status.',
    'behaviour final-states':
      'SUCCESS – processing has completed successfully - FAILURE – processing failed - REVOKED – processing was cancelled by the user (or the system)',
    'behaviour retries':
      'RETRY – the task execution failed due to internal reasons, the task is queued for re-execution (up to 3 times)',
    'behaviour progress':
      'Percentage of task completed. A value greater than 0 means that it has been taken into operation and is being processed.',
    'behaviour processing-time': 'Duration of video processing in seconds',
    'behaviour result-null':
      'Based on the results of processing, the “result” field will contain an answer corresponding to the type of the initially created task',
    'behaviour texts-agree':
      '"text": "Come on team, ..." [...] "vttContent": "WEBVTT\\n\\n1\\n00:00:00.031 --> 00:00:03.831\\nCome on team, ...", "concatenated_text": "Come on team, ..."',
    'behaviour cue-times': 'Start time of the phrase when it is heard in the video. Format is "HH:mm:ss.fff".',
    'behaviour no-speech':
      'If the task is in "SUCCESS" status and speech was not found in the entire file, then "false" will be indicated here and the subtitles field will be empty.',
    'behaviour languages-detected':
      'for multilingual audio, the first 5 languages are displayed in order of frequency of use.',
    'behaviour support-rule':
      'These are the 100 languages for which we support only transcription and translation to English. [...] These are the 77 languages for which we support translation to other languages and translation to',
    'behaviour unsupported-pair':
      'If a language pair is not supported for automatic translation, the task status will be FAILURE with description of the reason.',
    'behaviour unsupported-file': 'error: Unsupported file type: https://domain.com/video.zip',
    'behaviour stop-objects':
      'Comma separated objects, and probabilities, that will cause the processing to stop immediately after finding.',
    'behaviour queue-limit': 'Queue limit reached (100), try later',
    'behaviour list-order': 'If parameter is omitted then "started_at DESC" is used for ordering by default.',
    'behaviour list-fragments': 'Pointer to next page, is part of query string of the request',
    'behaviour list-search':
      'This is an field for combined text search in the following fields: task_id, task_name, status, and task_data. Both full and partial searches are possible',
    'behaviour cancel-final':
      "Precondition Failed. AI-task can't be cancelled, because it is already cancelled or completed.",
    'behaviour retention': 'The result data is stored for 1 month, after which it is deleted.',
    'fact languages':
      'afr, sqi, amh, ara, hye, asm, aze, bak, eus, bel, ben, bos, bre, bul, mya, cat, zho, hrv, ces, dan, nld, eng, est, fao, fin, fra, glg, kat, deu, guj, hat, hau, haw, heb, hin [...]',
    'fact queueLimit': 'Queue limit reached (100), try later',
    'fact clientUserIdCharacters': 'client_user_id: type: string maxLength: 256',
    'fact clientEntityDataCharacters': 'client_entity_data: type: string maxLength: 4096',
    'fact detectedLanguages':
      'for multilingual audio, the first 5 languages are displayed in order of frequency of use.',
    'fact tasksPerPage': 'Number of results to return per page. [...] default: 10',
    'fact taskRetries':
      'RETRY – the task execution failed due to internal reasons, the task is queued for re-execution (up to 3 times)',
    'fact resultSeconds': 'The result data is stored for 1 month, after which it is deleted.',
    'switch taskName=optional': 'Auto language detection: { "url":"..." }',
    'switch taskName=required': 'ai_transcribe: required: - task_name - url',
    'switch queueLimit=limit-100': 'Queue limit reached (100), try later',
    'switch retention=one-month': 'The result data is stored for 1 month, after which it is deleted.',
    'switch cueLines=single': '"vttContent": "WEBVTT\\n\\n1\\n00:00:00.031 --> 00:00:03.831\\nCome on team, ...',
  },
};
