import type { QuotedText } from './quoted-text.ts';

/** The page on captions. */
export const cloudflareCaptions: QuotedText = {
  source: 'cloudflare-docs stream/edit-videos/adding-captions.mdx (17a4213c)',
  read: '2026-11-29',
  quotes: {
    'behaviour one-track-a-language':
      'Videos may include captions for several languages, but each language must be unique.',
    'behaviour replace-generated':
      'Note two changes if you edit a generated caption: the generated field will change to false and the (auto-generated) portion of the label will be removed.',
    'behaviour upload-ready': '"label": "English", "generated": false, "status": "ready"',
    'behaviour generate-answer':
      '"label": "English (auto-generated)", "generated": true, "status": "inprogress" [...] Note that (auto-generated) is applied to the label.',
    'behaviour generate-needs-none':
      'If you have already uploaded an English language caption for a video, you must first delete it in order to create an English generated caption. [...] If the caption enters an error state, you may attempt to re-generate it by first deleting it',
    'behaviour generate-region':
      'You may specify a region in the tag, such as en-GB, which will render a label that shows British English for the caption.',
    'behaviour labels-autonym':
      'For example, if sent tr, the label Türkçe will be created; if sent de, the label Deutsch will be created.',
    'fact generatedLanguages':
      'Captions can be generated for the following languages: cs - Czech, nl - Dutch, en - English, fr - French, de - German, it - Italian, ja - Japanese, ko - Korean, pl - Polish, pt - Portuguese, ru - Russian, es - Spanish',
    'fact generatedSuffix': 'Note that (auto-generated) is applied to the label.',
    'switch captionGate=open': 'A video must be uploaded and in a ready state before captions can be generated.',
  },
};
