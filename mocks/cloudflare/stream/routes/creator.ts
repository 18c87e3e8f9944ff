import type { Request } from 'express';
import { refuse } from './errors.ts';

/** The creator that the header Upload-Creator names, or null. At most 64 characters (official OpenAPI). */
export function creatorOf(request: Request): string | null {
  const creator = request.get('upload-creator') ?? null;
  if (creator !== null && creator.length > 64) throw refuse('field-invalid', { problem: 'invalid Upload-Creator' });
  return creator;
}
