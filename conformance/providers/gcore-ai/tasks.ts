import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/base/json.ts';
import type { OperationId } from '../../../src/contracts/gcore-ai/operations.ts';
import type { WireRequest } from '../../model/exchange.ts';
import { jsonOf, withJson } from '../../model/paths.ts';
import type { Resource } from '../../model/resource.ts';
import { unusedIds } from '../../model/unused-ids.ts';

/** Statuses after which a task does nothing more (documented). */
export const FINAL: ReadonlySet<string> = new Set(['SUCCESS', 'FAILURE', 'REVOKED']);

/** The tasks of one page. */
export const taskRows = (answer: JsonValue): readonly JsonObject[] =>
  isJsonObject(answer) && Array.isArray(answer.results) ? (answer.results as JsonValue[]).filter(isJsonObject) : [];

/**
 * Puts the marker into `client_entity_data` if the check does not use it, else into `client_user_id`; both are opaque
 * and echoed.
 */
function markTask(request: WireRequest, marker: string): WireRequest | null {
  const body = jsonOf(request.body);
  if (!isJsonObject(body)) return null;
  const free = ['client_entity_data', 'client_user_id'].find((name) => body[name] === undefined);
  if (free !== undefined) return withJson(request, { ...body, [free]: marker });
  return body.client_user_id === null ? withJson(request, { ...body, client_user_id: marker }) : null;
}

/** AI tasks of Gcore: they cannot be deleted, and running ones are cancelled. */
export const tasks = {
  provider: 'gcore-ai',
  kind: 'task',
  creators: {
    createTask: {
      mark: markTask,
      idsIn: (answer) => (isJsonObject(answer) ? [answer.task_id] : []),
      count: () => 1,
    },
  },
  idMember: 'task_id',
  listedBy: ['listTasks'],
  idForm: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  item: 'getTask',
  unusedIds: [unusedIds['gcore-ai'].task],
  searches: [
    {
      operation: 'listTasks',
      query: ({ marker, page }) => `search=${marker}&limit=100&page=${page}`,
      read: (answer, marker) => {
        const listed = taskRows(answer);
        const has = ({ task_data: data }: JsonObject) =>
          isJsonObject(data) && (data.client_entity_data === marker || data.client_user_id === marker);
        return { listed, marked: listed.filter(has).map(({ task_id }) => task_id) };
      },
      isPast: () => false,
    },
  ],
  remove: 'cancelTask',
  // A final task cannot be cancelled: 412 (streaming_api.yaml, cancel). After any other refusal the task counts as left.
  restStatuses: [404, 412],
  retained: 'AI tasks cannot be deleted; it is final or cancelled',
} as const satisfies Resource<OperationId>;
