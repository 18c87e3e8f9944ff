import type { QuotedText } from './quoted-text.ts';

/** The pages on models, limits and errors of Workers AI. */
export const workersAiTexts: readonly QuotedText[] = [
  {
    source: 'cloudflare-docs workers-ai/platform/errors.mdx (0309c8be)',
    read: '2026-11-29',
    quotes: {
      'failure input-missing': 'Incomplete request | 3003 | 400 | Request is missing headers or body: {what}',
      'failure audio-not-base64': 'Invalid data | 5004 | 400 | Invalid data type for base64 input: [...]',
      'failure model-unknown': 'No such model | 5007 | 400 | No such model [...] or task',
      'failure model-invalid': 'Invalid model ID | 3042 | 404 | The model name is invalid',
      'failure input-too-large': 'Request too large | 3006 | 413 | Request is too large',
      'failure timed-out': 'Timeout | 3007 | 408 | Request timeout',
      'failure aborted': 'Aborted | 3008 | 408 | Request was aborted',
      'failure neurons-used':
        'Account limited | 3036 | 429 | You have used up your daily free allocation of 10,000 neurons.',
      'failure out-of-capacity': 'Out of capacity | 3040 | 429 | No more data centers to forward the request to',
      'failure model-forbidden':
        'Account not allowed for private model | 5018 | 403 | The account is not allowed to access this model',
      'failure model-private':
        'Account not allowed for private model | 3041 | 403 | The account is not allowed to access this model',
      'failure model-terms': 'Model agreement | 5016 | 403 | User has not agreed to Llama3.2 model terms',
      'failure account-blocked': 'Account blocked | 3023 | 403 | Service unavailable for account',
      'failure sdk-deprecated': 'Deprecated SDK version | 5019 | 405 | Request trying to use deprecated SDK version',
    },
  },
  {
    source: 'cloudflare-docs workers-ai/platform/limits.mdx (12de1227)',
    read: '2026-11-29',
    quotes: {
      'behaviour task-window': 'Automatic Speech Recognition [...] 720 requests per minute',
      'fact rateLimit': 'Automatic Speech Recognition [...] 720 requests per minute',
    },
  },
  {
    source: 'cloudflare-docs workers-ai/platform/errors.mdx, a later version than 0309c8be',
    read: '2026-11-29',
    quotes: {
      'failure plan-required':
        'Model requires Workers Paid plan | 5035 | 403 | This model requires a Workers Paid plan. See pricing for details.',
    },
  },
  {
    source: 'cloudflare npm 7.3.0, resources/ai',
    read: '2026-11-29',
    quotes: {
      'operation runModel':
        "Runs the Workers AI model specified in the URL path. Send the model's inputs directly in the request body",
      'operation runAi':
        "Runs the Workers AI model specified in the URL path. Send the model's inputs directly in the request body, without a model/input/options wrapper.",
    },
  },
  {
    source: 'cloudflare-docs src/content/workers-ai-models/whisper-large-v3-turbo.json (0010e3da)',
    read: '2026-11-29',
    quotes: {
      'behaviour turbo-json-only':
        '"audio": { "type": "string", "description": "Base64 encoded value of the audio data." }',
      'behaviour language-default':
        '"task": { "type": "string", "default": "transcribe" [...] "language": { "type": "string", "default": "en"',
      'fact models': '"name": "@cf/openai/whisper-large-v3-turbo" [...] "name": "Automatic Speech Recognition"',
    },
  },
];
