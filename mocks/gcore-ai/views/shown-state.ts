import type { ShownResource, ShownState } from '../../kernel/world/shown-state.ts';
import type { Tenant } from '../../kernel/world/tenant.ts';
import { stateOf } from '../model/state.ts';
import type { TaskRow } from '../model/task-row.ts';
import { vttOf } from './transcript-file.ts';

/** Tasks, videos and subtitles for people. */
export const gcoreShown: ShownState = {
  resources: (tenant) => {
    const { tasks, videos, subtitles } = stateOf(tenant);
    return [
      ...tasks.map(taskOf),
      ...videos.flatMap((video): ShownResource[] => {
        const { id, slug, status, createdAt, media, input } = video;
        const seconds = media?.durationSeconds ?? null;
        const own = subtitles.filter((subtitle) => subtitle.video === id);
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
      }),
    ];
  },
  plans: {
    'gcore-ai.task': 'a task goes on',
    'gcore-ai.cancel': 'a task is cancelled',
    'gcore-ai.result-expiry': "a task's result is forgotten",
    'gcore-ai.video': 'a video goes on',
    'gcore-ai.webhook': 'a webhook is sent',
  },
  trackText: (tenant, id) => {
    const { tasks, subtitles } = stateOf(tenant);
    const subtitle = subtitles.find((one) => `subtitle-${one.id}` === id);
    if (subtitle !== undefined) return subtitle.vtt;
    return speechOf(
      tenant,
      tasks.find((task) => task.id === id),
    );
  },
};

const taskOf = ({ id, request, status, progress, createdAt, media, outcome }: TaskRow): ShownResource => ({
  kind: 'task',
  id,
  title: `${request.task_name}, ${request.url}`,
  state: `${status}, ${progress} %`,
  created: createdAt,
  seconds: media?.durationSeconds ?? null,
  hasText: outcome?.kind === 'speech',
});

const speechOf = (tenant: Tenant, task: TaskRow | undefined): string | null =>
  task?.outcome?.kind === 'speech' ? vttOf(tenant, task.outcome) : null;
