import type { z } from 'zod';
import type { Session } from './session.ts';

/** The answer of a tool: one JSON value that stays small, and what to do next. */
export interface ToolAnswer {
  readonly result: unknown;
  /** The next steps, in a sentence. */
  readonly next?: string;
}

/** One tool of the MCP server. Its description suffices to call it. */
export interface Tool {
  readonly name: string;
  readonly description: string;
  /** Hint for clients: it changes nothing. */
  readonly isReadOnly?: boolean;
  readonly input: z.ZodObject;
  readonly run: (session: Session, given: never) => Promise<ToolAnswer>;
}

/** Declares a tool, with the types of its arguments. */
export const tool = <Input extends z.ZodObject>(
  one: Omit<Tool, 'input' | 'run'> & {
    readonly input: Input;
    readonly run: (session: Session, given: z.infer<Input>) => Promise<ToolAnswer>;
  },
): Tool => one as Tool;
