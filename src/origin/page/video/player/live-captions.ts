import type { EditorCue } from '../model/track-file.ts';

/** The captions over the video: the cues of the editor, so that an edit is seen at once. */
export class LiveCaptions {
  readonly #tracks = new Map<string, { readonly track: TextTrack; readonly shown: Map<EditorCue, VTTCue> }>();
  readonly #video: HTMLVideoElement;

  constructor(video: HTMLVideoElement) {
    this.#video = video;
  }

  /** Shows the cues of a language, or none. */
  show(language: string, label: string, cues: readonly EditorCue[], isOn: boolean): void {
    for (const [other, { track }] of this.#tracks) if (other !== language) track.mode = 'disabled';
    const { track, shown } = this.#of(language, label);
    // Cues can be changed only while the track is not disabled.
    track.mode = isOn ? 'showing' : 'hidden';
    const wanted = new Set(cues);
    for (const [cue, vtt] of shown) {
      if (wanted.has(cue)) continue;
      track.removeCue(vtt);
      shown.delete(cue);
    }
    for (const cue of cues) {
      if (shown.has(cue)) continue;
      const vtt = new VTTCue(cue.startMs / 1000, cue.endMs / 1000, cue.payload);
      place(vtt, cue.settings);
      track.addCue(vtt);
      shown.set(cue, vtt);
    }
  }

  #of(language: string, label: string) {
    const known = this.#tracks.get(language);
    if (known) return known;
    const made = { track: this.#video.addTextTrack('captions', label, language), shown: new Map<EditorCue, VTTCue>() };
    this.#tracks.set(language, made);
    return made;
  }
}

/** Gives a cue the settings of its timing line (WebVTT, 4.4). Unknown and wrong ones do not count. */
function place(cue: VTTCue, settings: string): void {
  for (const setting of settings.split(/\s+/)) {
    const [name, value = ''] = setting.split(/:(.*)/s);
    const [first = ''] = value.split(',');
    try {
      if (name === 'vertical' && (value === 'rl' || value === 'lr')) cue.vertical = value;
      else if (name === 'align' && /^(start|center|end|left|right)$/.test(value)) cue.align = value as AlignSetting;
      else if (name === 'size' && first.endsWith('%')) cue.size = Number.parseFloat(first);
      else if (name === 'position' && first.endsWith('%')) cue.position = Number.parseFloat(first);
      else if (name === 'line' && /^-?\d+(\.\d+)?%?$/.test(first)) {
        cue.snapToLines = !first.endsWith('%');
        cue.line = Number.parseFloat(first);
      }
    } catch {
      // A number that is out of range.
    }
  }
}
