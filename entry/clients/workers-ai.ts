/** The client of Workers AI. @module */
export * from '../../src/clients/workers-ai.ts';
