import { deriveHex } from '../../base/derive.ts';
import { ownName } from '../../base/own-name.ts';
import type { GcoreClient } from '../../clients/gcore-ai.ts';
import { gcoreVideo } from '../hosted/gcore-video.ts';
import { ifNotFound } from '../hosted/stream-video.ts';
import { providerLanguage } from '../languages/languages.ts';
import { difference } from '../stages/difference.ts';
import type { Publisher } from '../stages/types.ts';
import { GENERATED } from '../transcribers/gcore-video.ts';
import { isKept, readBack } from './read-back.ts';

/**
 * Publishes tracks on a video at Gcore. Creates the video if no earlier stage did. Gcore allows several tracks per language;
 * the publisher keeps one: it replaces the generated one, and does not add the same file twice. It leaves one alone that still waits
 * for its generated text, which could replace the published one.
 * @example gcoreVideoPublisher(createGcoreClient({ apiKey }))
 */
export function gcoreVideoPublisher(client: GcoreClient): Publisher {
  return {
    id: 'gcore-video',
    needs: 'url',
    check(_video, language) {
      providerLanguage('gcore-ai', language, 'written');
    },
    probe: (call) => client.listVideos({}, call),
    async publish(video, { language, vtt }, tools) {
      const { effects } = tools;
      const call = { signal: effects.signal };
      const code = providerLanguage('gcore-ai', language, 'written');
      const { id } = await gcoreVideo(client, video, 'disable', tools);
      const name = trackName(language);
      const outcome = (subtitleId: number) => ({
        place: `Gcore, video ${id}, subtitle ${subtitleId} (${code})`,
        ids: { videoId: id, subtitleId, language: code },
      });
      const tracks = async () =>
        (await client.listSubtitles(id, call)).filter(
          (one) => one.language === code && one.vtt !== null && (one.name === name || one.name?.endsWith(GENERATED)),
        );
      const nameOf = (text: string) => `publish/gcore-video/${id}/${language}/${deriveHex(12, text)}`;
      return effects.once({
        name: nameOf(vtt),
        intent: { videoId: id, language: code },
        async do() {
          const [old] = await effects.read(tracks);
          if (old) await client.updateSubtitle(id, old.id, { name, vtt }, call);
          const made = outcome(old?.id ?? (await client.createSubtitle(id, { language: code, name, vtt }, call)).id);
          await readBack(made.place, vtt, tools, async () => {
            const there = await client.getSubtitle(id, made.ids.subtitleId, call).catch(ifNotFound(null));
            return there?.name === name && there.language === code ? there.vtt : null;
          });
          return made;
        },
        async find() {
          const same = (await tracks()).find(
            (one) => one.name === name && one.vtt !== null && difference(vtt, one.vtt) === null,
          );
          return same ? { state: 'done', outcome: outcome(same.id) } : { state: 'not-done' };
        },
        async holds({ place, ids }) {
          const there = await client.getSubtitle(id, ids.subtitleId, call).catch(ifNotFound(null));
          const text = there?.language === code ? there.vtt : null;
          return isKept({ where: place, vtt, there: text, nameOf }, tools);
        },
      });
    },
  };
}

/** Returns the language's own name with the tag, so that `pt` and `pt-BR`, one code at Gcore, stay two tracks. */
const trackName = (language: string): string => `${ownName(language) ?? language} (${language})`;
