/** The client of Gcore. @module */
export * from '../../src/clients/gcore-ai.ts';
