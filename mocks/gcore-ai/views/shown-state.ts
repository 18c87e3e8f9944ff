import { newest, type ShownResource, type ShownState } from '../../kernel/world/shown-state.ts';
import type { Tenant } from '../../kernel/world/tenant.ts';
import { stateOf, subtitlesOf, tasksOf } from '../model/state.ts';
import type { TaskRow } from '../model/task-row.ts';
import type { VideoRow } from '../model/video-row.ts';
import { vttOf } from './transcript-file.ts';

/** Tasks, videos and subtitles for people. */
export const gcoreShown: ShownState = {
  resources: (tenant, most) => {
    const { tasks, videos, subtitles } = stateOf(tenant);
    const shown = newest(videos, most, (video) => videoAndTracks(tenant, video));
    const first = newest(tasks, most - shown.length, (task) => [taskOf(task)]);
    return { total: tasks.length + videos.length + subtitles.length, items: [...first, ...shown] };
  },
  plans: {
    'gcore-ai.task': 'a task goes on',
    'gcore-ai.cancel': 'a task is cancelled',
    'gcore-ai.result-expiry': "a task's result is forgotten",
    'gcore-ai.video': 'a video goes on',
    'gcore-ai.webhook': 'a webhook is sent',
  },
  trackText: (tenant, id) => {
    const subtitle = subtitlesOf(tenant).find('id', Number(/^subtitle-(\d+)$/.exec(id)?.[1] ?? Number.NaN));
    return subtitle === null ? speechOf(tenant, tasksOf(tenant).find(id)) : subtitle.vtt;
  },
};

function videoAndTracks(tenant: Tenant, { id, slug, status, createdAt, media, input }: VideoRow): ShownResource[] {
  const seconds = media?.durationSeconds ?? null;
  const own = subtitlesOf(tenant).all('video', id);
  return [
    { kind: 'video', id: `${id}`, title: String(input.name ?? slug), state: status, created: createdAt, seconds },
    ...own.map(({ id: subtitle, name, language, vtt }) => ({
      kind: 'track',
      id: `subtitle-${subtitle}`,
      title: [language, name].filter(Boolean).join(', '),
      state: vtt === null ? 'waits for its text' : 'ready',
      seconds,
      parent: `${id}`,
      hasText: vtt !== null,
    })),
  ];
}

const taskOf = ({ id, request, status, progress, createdAt, media, outcome }: TaskRow): ShownResource => ({
  kind: 'task',
  id,
  title: `${request.task_name}, ${request.url}`,
  state: `${status}, ${progress} %`,
  created: createdAt,
  seconds: media?.durationSeconds ?? null,
  hasText: outcome?.kind === 'speech',
});

const speechOf = (tenant: Tenant, task: TaskRow | null): string | null =>
  task?.outcome?.kind === 'speech' ? vttOf(tenant, task.outcome) : null;
