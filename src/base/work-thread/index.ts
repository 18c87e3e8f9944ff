export { WorkThread, type WorkThreadOptions } from './work-thread.ts';
