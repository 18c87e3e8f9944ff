import type { Request } from 'express';
import { facts } from '../../../src/contracts/translateplus/facts.ts';
import type { FailureId } from '../../../src/contracts/translateplus/failures.ts';
import { Refusal, type RefusalValues } from '../../kernel/http/refusal.ts';
import type { Tenant } from '../../kernel/world/tenant.ts';

/** A refusal of TranslatePlus. */
export const refuse = (failure: FailureId, values?: RefusalValues): Refusal<FailureId> => new Refusal(failure, values);

/** The row of an undocumented refusal under each value of the switch `validation`. */
const byFramework = {
  'json-invalid': { string: 'json-invalid', fastapi: 'fastapi-json-invalid', drf: 'drf-json-invalid' },
  'field-missing': { string: 'field-missing', fastapi: 'fastapi-missing', drf: 'field-missing' },
  'field-not-string': { string: 'field-not-string', fastapi: 'fastapi-string-type', drf: 'field-not-string' },
  'not-an-object': { string: 'json-invalid', fastapi: 'fastapi-body-type', drf: 'json-invalid' },
  'media-type': { string: 'media-type', fastapi: 'fastapi-body-type', drf: 'drf-media-type' },
  'route-unknown': { string: 'route-unknown', fastapi: 'route-unknown', drf: 'drf-route-unknown' },
  'method-unknown': { string: 'method-unknown', fastapi: 'method-unknown', drf: 'drf-method-unknown' },
} as const satisfies Record<string, Record<'string' | 'fastapi' | 'drf', FailureId>>;

/** A refusal whose shape the docs leave open, in the shape of the tenant's switch. */
export function refuseAsFramework(tenant: Tenant, kind: keyof typeof byFramework, values?: RefusalValues): Refusal {
  const framework = tenant.switch('translateplus.validation') as 'string' | 'fastapi' | 'drf';
  return refuse(byFramework[kind][framework], values);
}

/** The refusal for an error of Express or of the body reader. */
export function refusalOf(error: unknown, request: Request): Refusal | null {
  if (error instanceof URIError) return refuse('route-unknown');
  const type = error instanceof Error && 'type' in error ? error.type : null;
  if (type === 'entity.too.large') return refuse('body-too-large', { limit: facts.bodyBytes.value });
  if (type === 'request.size.invalid') return refuse('upload-incomplete');
  if (type === 'encoding.unsupported') return refuse('media-type', { type: request.get('content-encoding') ?? '' });
  const status = error instanceof Error && 'status' in error ? error.status : null;
  return status === 400 ? refuse('json-invalid') : null;
}
