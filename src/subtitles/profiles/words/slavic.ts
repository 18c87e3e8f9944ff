import type { BreakWords } from './types.ts';

/** The Slavic languages. Their prepositions of one letter never end a line (observed: vendor guides of Pixelogic). */
export const slavicWords: Readonly<Record<string, BreakWords>> = {
  pl: {
    articles: 'ten ta to tego tej mój moja moje twój swój',
    openings:
      'i a o u w z we ze oraz albo lub ale lecz że żeby aby bo gdy kiedy jeśli choć który gdzie jak na do od po za przed pod nad przez dla bez przy między',
    abbreviations: 'p pan prof dr inż mgr ul al nr tel godz np tzn tzw m.in itd itp ok św r w',
    ordinalStop: true,
  },
  cs: {
    articles: 'ten ta to ty můj moje tvůj svůj',
    openings:
      'a i o u k s v z ve ze ke se nebo ale avšak že aby protože když jestli ačkoli který kde jak na do od po za před pod nad přes pro bez při mezi',
    abbreviations: 'p pí sl dr prof ing mgr mudr judr ul č tel hod např tj tzn atd apod cca sv r',
    ordinalStop: true,
  },
  sk: {
    articles: 'ten tá to tie môj moja moje tvoj svoj',
    openings:
      'a i o u k s v z vo zo ku so alebo ale však že aby pretože keď ak hoci ktorý kde ako na do od po za pred pod nad cez pre bez pri medzi',
    abbreviations: 'p pí sl dr prof ing mgr mudr judr ul č tel hod napr t.j atď apod cca sv r',
    ordinalStop: true,
  },
  ru: {
    articles: 'этот эта это эти тот та то те мой моя моё мои твой свой',
    openings:
      'и а но или да что чтобы потому когда где если хотя который как в во на с со к ко о об от до из за под над при про для без между через перед',
    abbreviations: 'г гг гл д др им км м млн млрд н о обл п пр проф р рис руб с см ст стр т тыс ул т.е т.д т.п н.э',
  },
  uk: {
    articles: 'цей ця це ці той та те ті мій моя моє твій свій',
    openings:
      'і й та а але або що щоб бо тому коли де якщо хоча який як в у на з із зі до від по за під над при про для без між через перед',
    abbreviations: 'р рр гл д див ім км м млн млрд обл п пр проф рис грн с см ст стор т тис вул т.д т.п н.е',
  },
  bg: {
    articles: 'този тази това тези онзи мой моя мое',
    openings:
      'и а но или че да защото когато където ако макар който как в във на с със към от до из за под над при през без между',
    abbreviations: 'г гр д др инж к м млн млрд напр обл проф с св см стр т ул т.е т.н н.е',
  },
};
