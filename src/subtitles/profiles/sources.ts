/** A text that rules are taken from. */
export interface RuleSource {
  readonly title: string;
  /** Where it is or was published. */
  readonly place: string;
  /** Version or date of the text, as far as it names one. */
  readonly version: string;
}

const netflix = (article: string, title: string, version: string): RuleSource => ({
  title: `Netflix, "${title}"`,
  place: `partnerhelp.netflixstudios.com/hc/en-us/articles/${article}`,
  version,
});

/** The day on which all sources were read. Undated texts may have changed since. */
export const SOURCES_READ = '2026-11-29';

/** The sources of all profiles. Ids are those of `evidence` in the rows. */
export const ruleSources = {
  'NF-GR': netflix('215758617', 'Timed Text Style Guide: General Requirements', 'undated, IMSC 1.1 generation'),
  'NF-GR-old': netflix('215758617', 'Timed Text Style Guide: General Requirements', 'about 2017-2019'),
  'NF-TIME': netflix('360051554394', 'Subtitle Timing Guidelines', 'undated, about 2020'),
  'NF-COUNT': netflix('115001352212', 'How is reading speed measured?', 'undated'),
  'NF-EN': netflix('217350977', 'English (USA) Timed Text Style Guide', 'undated, after 2021'),
  'NF-EN-SDH17': netflix('217350977', 'English SDH Timed Text Style Guide', 'about 2017'),
  'NF-SDH': {
    title: 'Netflix, SDH section of the Greek guide, quoted by a translators forum',
    place: 'fansubbers.gr/threads/529',
    version: 'undated',
  },
  'NF-GUIDE': {
    title: 'Netflix, Timed Text Style Guide of the language',
    place: 'partnerhelp.netflixstudios.com',
    version: 'undated, opening part read',
  },
  'NF-GUIDE-17': {
    title: 'Netflix, Timed Text Style Guide of the language',
    place: 'backlothelp.netflix.com',
    version: 'about 2017',
  },
  'NF-GUIDE-MIRROR': {
    title: 'Netflix, Timed Text Style Guide of the language, mirrored',
    place: 'mirrors of partnerhelp.netflixstudios.com',
    version: '2017 to 2022',
  },
  LLMS: {
    title: 'LLM-Subtrans, "Netflix Timing Guide"',
    place: 'github.com/machinewrapped/llm-subtrans',
    version: '2026-09-26',
  },
  SE: {
    title: 'SubtitleEdit, Netflix quality checker',
    place: 'github.com/SubtitleEdit/subtitleedit@5c98fbd',
    version: '2026-08-22',
  },
  'SE-08': {
    title: 'SubtitleEdit, values checked against the live guides',
    place: 'github.com/SubtitleEdit/subtitleedit@00fb10f',
    version: '2026-08-07',
  },
  'BBC-Q': {
    title: 'BBC Subtitle Guidelines, sentence on speed, quoted',
    place: 'bbc.co.uk/accessibility/forproducts/guides/subtitles',
    version: 'quoted 2026-08-08',
  },
  'BBC-TOC': {
    title: 'BBC Subtitle Guidelines, headings',
    place: 'bbc.github.io/subtitle-guidelines',
    version: '2022-12',
  },
  'BBC-CLV': {
    title: 'Clevercast, "BBC Subtitling Guidelines"',
    place: 'clevercast.com/bbc-subtitling-guidelines',
    version: '2023-09-06',
  },
  'BBC-CZ': {
    title: 'Write-up citing section 3.1 of the BBC guidelines',
    place: 'bbc.github.io/subtitle-guidelines',
    version: 'undated',
  },
  'DCMP-601': {
    title: 'DCMP Captioning Key, "Presentation Rate"',
    place: 'dcmp.org/learn/captioningkey/601',
    version: 'undated, current generation',
  },
  'DCMP-PR': {
    title: 'DCMP Captioning Key, "Presentation Rate"',
    place: 'dcmp.org/captioningkey/presentation_rate.html',
    version: 'about 2011-2015',
  },
  'DCMP-V': { title: 'Captioning Guidelines for the DCMP', place: 'dcmp.org/learn/5', version: 'undated, older' },
  'DCMP-LM': {
    title: 'DCMP Captioning Key, "Language Mechanics"',
    place: 'dcmp.org/captioningkey/lang_mechanics.html',
    version: 'older generation',
  },
  'DCMP-SYR': {
    title: 'Syracuse University, summary of the DCMP Captioning Key',
    place: 'syracuse.edu',
    version: 'undated',
  },
  WEBVTT: { title: 'W3C WebVTT', place: 'w3c.github.io/webvtt', version: 'w3c/webvtt@92a85cc, 2026-05-14' },
  SRT: {
    title: 'SubRip: observed parsers, no standard exists',
    place: 'rules of this project, docs/lint.md',
    version: '2026-11-29',
  },
  'LINE-EDGES': {
    title: 'W3C layout requirements: JLREQ, CLREQ, KLREQ, SEALREQ',
    place: 'w3.org/TR/jlreq, clreq, klreq, sealreq',
    version:
      'w3c/jlreq@62bc5dbd 2024-03-14, clreq@7d515699 2024-03-21, klreq@db860d8b 2023-10-18, sealreq@494c5a7b 2024-03-28',
  },
  WCAG: {
    title: 'WCAG 2.2, 1.2.2 Captions (Prerecorded), and the definition of captions',
    place: 'w3.org/TR/WCAG22',
    version: 'w3c/wcag@58080bd, 2026-08-19',
  },
  FCC: { title: 'FCC 14-12, 79 FR 17911', place: 'federalregister.gov', version: '2014-03-31' },
  USER: { title: 'Set by the user', place: '--layout', version: 'of this run' },
  OURS: { title: 'caption-harness, a choice of this project', place: 'docs/lint.md', version: '2026-11-29' },
} as const satisfies Readonly<Record<string, RuleSource>>;

/** Id of a source. */
export type RuleSourceId = keyof typeof ruleSources;
