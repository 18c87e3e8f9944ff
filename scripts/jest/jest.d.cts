/** A tenant for each test of Jest. @module */
import type * as jest from './types/jest.js' with { 'resolution-mode': 'import' };

export type HarnessOptions = jest.HarnessOptions;
export type HarnessTenant = jest.HarnessTenant;
export type UnmatchedRequestsError = jest.UnmatchedRequestsError;
export declare const useHarness: typeof jest.useHarness;
