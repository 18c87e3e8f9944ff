/** The client of Workers AI. @module */
export * from '../../src/clients/workers-ai.ts';
export { type AiBinding, workersAiFromBinding } from '../../src/clients/workers-ai-binding.ts';
