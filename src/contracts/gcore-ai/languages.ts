import { documented } from '../../base/evidence.ts';

/** One language that Gcore transcribes. */
export interface GcoreLanguage {
  /** ISO 639-2 bibliographic: what `audio_language`, `subtitles_language` and a subtitle's `language` are documented to take. */
  readonly code: string;
  /** ISO 639-2 terminological, where it differs: what the description of GET /streaming/ai/info lists. */
  readonly terminological?: string;
  /** English name, as the documentation spells it; part of the names of generated subtitles. */
  readonly name: string;
  /** Whether it is translated from and into; every language is translated into English. */
  readonly translates: boolean;
}

/** Where the list stands. The texts say 100 and 77 languages; the lists hold 99 and 76. */
export const languagesEvidence = documented(
  'streaming_api.yaml of 2026-07-14: audio_language of POST /streaming/ai/tasks, lists of GET /streaming/ai/info',
);

/** Every language, in the order of its bibliographic code. */
export const languages: readonly GcoreLanguage[] = [
  { code: 'afr', name: 'Afrikaans', translates: true },
  { code: 'alb', terminological: 'sqi', name: 'Albanian', translates: false },
  { code: 'amh', name: 'Amharic', translates: true },
  { code: 'ara', name: 'Arabic', translates: true },
  { code: 'arm', terminological: 'hye', name: 'Armenian', translates: true },
  { code: 'asm', name: 'Assamese', translates: true },
  { code: 'aze', name: 'Azerbaijani', translates: true },
  { code: 'bak', name: 'Bashkir', translates: false },
  { code: 'baq', terminological: 'eus', name: 'Basque', translates: true },
  { code: 'bel', name: 'Belarusian', translates: true },
  { code: 'ben', name: 'Bengali', translates: true },
  { code: 'bos', name: 'Bosnian', translates: true },
  { code: 'bre', name: 'Breton', translates: false },
  { code: 'bul', name: 'Bulgarian', translates: true },
  { code: 'bur', terminological: 'mya', name: 'Myanmar', translates: true },
  { code: 'cat', name: 'Catalan', translates: true },
  { code: 'chi', terminological: 'zho', name: 'Chinese', translates: true },
  { code: 'cze', terminological: 'ces', name: 'Czech', translates: true },
  { code: 'dan', name: 'Danish', translates: true },
  { code: 'dut', terminological: 'nld', name: 'Dutch', translates: true },
  { code: 'eng', name: 'English', translates: true },
  { code: 'est', name: 'Estonian', translates: true },
  { code: 'fao', name: 'Faroese', translates: false },
  { code: 'fin', name: 'Finnish', translates: true },
  { code: 'fre', terminological: 'fra', name: 'French', translates: true },
  { code: 'geo', terminological: 'kat', name: 'Georgian', translates: true },
  { code: 'ger', terminological: 'deu', name: 'German', translates: true },
  { code: 'glg', name: 'Galician', translates: true },
  { code: 'gre', terminological: 'ell', name: 'Greek', translates: true },
  { code: 'guj', name: 'Gujarati', translates: true },
  { code: 'hat', name: 'Haitian creole', translates: false },
  { code: 'hau', name: 'Hausa', translates: false },
  { code: 'haw', name: 'Hawaiian', translates: false },
  { code: 'heb', name: 'Hebrew', translates: true },
  { code: 'hin', name: 'Hindi', translates: true },
  { code: 'hrv', name: 'Croatian', translates: true },
  { code: 'hun', name: 'Hungarian', translates: true },
  { code: 'ice', terminological: 'isl', name: 'Icelandic', translates: true },
  { code: 'ind', name: 'Indonesian', translates: true },
  { code: 'ita', name: 'Italian', translates: true },
  { code: 'jav', name: 'Javanese', translates: true },
  { code: 'jpn', name: 'Japanese', translates: true },
  { code: 'kan', name: 'Kannada', translates: true },
  { code: 'kaz', name: 'Kazakh', translates: true },
  { code: 'khm', name: 'Khmer', translates: true },
  { code: 'kor', name: 'Korean', translates: true },
  { code: 'lao', name: 'Lao', translates: true },
  { code: 'lat', name: 'Latin', translates: false },
  { code: 'lav', name: 'Latvian', translates: true },
  { code: 'lin', name: 'Lingala', translates: false },
  { code: 'lit', name: 'Lithuanian', translates: true },
  { code: 'ltz', name: 'Luxembourgish', translates: false },
  { code: 'mac', terminological: 'mkd', name: 'Macedonian', translates: true },
  { code: 'mal', name: 'Malayalam', translates: true },
  { code: 'mao', terminological: 'mri', name: 'Maori', translates: false },
  { code: 'mar', name: 'Marathi', translates: true },
  { code: 'may', terminological: 'msa', name: 'Malay', translates: false },
  { code: 'mlg', name: 'Malagasy', translates: false },
  { code: 'mlt', name: 'Maltese', translates: true },
  { code: 'mon', name: 'Mongolian', translates: true },
  { code: 'nep', name: 'Nepali', translates: true },
  { code: 'nno', name: 'Nynorsk', translates: true },
  { code: 'nor', name: 'Norwegian', translates: false },
  { code: 'oci', name: 'Occitan', translates: false },
  { code: 'pan', name: 'Punjabi', translates: true },
  { code: 'per', terminological: 'fas', name: 'Persian', translates: true },
  { code: 'pol', name: 'Polish', translates: true },
  { code: 'por', name: 'Portuguese', translates: true },
  { code: 'pus', name: 'Pashto', translates: true },
  { code: 'rum', terminological: 'ron', name: 'Romanian', translates: true },
  { code: 'rus', name: 'Russian', translates: true },
  { code: 'san', name: 'Sanskrit', translates: false },
  { code: 'sin', name: 'Sinhala', translates: false },
  { code: 'slo', terminological: 'slk', name: 'Slovak', translates: true },
  { code: 'slv', name: 'Slovenian', translates: true },
  { code: 'sna', name: 'Shona', translates: true },
  { code: 'snd', name: 'Sindhi', translates: true },
  { code: 'som', name: 'Somali', translates: true },
  { code: 'spa', name: 'Spanish', translates: true },
  { code: 'srp', name: 'Serbian', translates: true },
  { code: 'sun', name: 'Sundanese', translates: false },
  { code: 'swa', name: 'Swahili', translates: true },
  { code: 'swe', name: 'Swedish', translates: true },
  { code: 'tam', name: 'Tamil', translates: true },
  { code: 'tat', name: 'Tatar', translates: false },
  { code: 'tel', name: 'Telugu', translates: true },
  { code: 'tgk', name: 'Tajik', translates: true },
  { code: 'tgl', name: 'Tagalog', translates: true },
  { code: 'tha', name: 'Thai', translates: true },
  { code: 'tib', terminological: 'bod', name: 'Tibetan', translates: false },
  { code: 'tuk', name: 'Turkmen', translates: false },
  { code: 'tur', name: 'Turkish', translates: true },
  { code: 'ukr', name: 'Ukrainian', translates: true },
  { code: 'urd', name: 'Urdu', translates: true },
  { code: 'uzb', name: 'Uzbek', translates: false },
  { code: 'vie', name: 'Vietnamese', translates: true },
  { code: 'wel', terminological: 'cym', name: 'Welsh', translates: true },
  { code: 'yid', name: 'Yiddish', translates: false },
  { code: 'yor', name: 'Yoruba', translates: true },
];

/** What the value `default` of `auto_translate_subtitles_language` stands for. */
export const defaultTranslations: readonly string[] = ['eng', 'fre', 'ger'];
