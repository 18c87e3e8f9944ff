/** The client of the control API. @module */
export * from '../src/control-client/index.ts';
