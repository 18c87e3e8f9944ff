import type { Tool } from './tool.ts';
import { journalTools } from './tools/journal.ts';
import { studyTools } from './tools/studies.ts';
import { tenantTools } from './tools/tenants.ts';
import { worldTools } from './tools/world.ts';

/** Every tool, in the order in which they are listed. */
export const tools: readonly Tool[] = [...worldTools, ...tenantTools, ...journalTools, ...studyTools];
