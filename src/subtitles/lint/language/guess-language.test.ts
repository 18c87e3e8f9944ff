// Covers: common-words.ts
import { expect, it } from 'vitest';
import { otherLanguage } from './guess-language.ts';

const TEXTS: Readonly<Record<string, string>> = {
  en: 'She said that she would be here by nine. What do you want me to do with it? I have not seen the boat since we were in the harbour.',
  es: 'Dijo que estaría aquí a las nueve. ¿Qué quieres que haga con eso? No he visto el barco desde que estábamos en el puerto.',
  pt: 'Ela disse que estaria aqui às nove. O que você quer que eu faça com isso? Não vi o barco desde que estávamos no porto.',
  de: 'Sie sagte, dass sie um neun hier ist. Was soll ich damit machen? Ich habe das Boot nicht gesehen, seit wir im Hafen waren.',
  da: 'Hun sagde, at hun ville være her klokken ni. Hvad vil du have, at jeg skal gøre med det? Jeg har ikke set båden, siden vi var i havnen.',
  fi: 'Hän sanoi, että hän on täällä yhdeksältä. Mitä sinä haluat, että minä teen? Minä en ole nähnyt sitä, kun me oltiin satamassa, mutta se on nyt täällä.',
  ru: 'Она сказала, что будет здесь в девять. Что ты хочешь, чтобы я с этим сделал? Я не видел лодку, когда мы были в порту, но она там.',
  uk: 'Вона сказала, що буде тут о дев’ятій. Що ти хочеш, щоб я з цим зробив? Я не бачив човна, коли ми були в порту, але він там.',
  ja: '彼女は九時までにここに来ると言いました。それをどうしてほしいのですか。港にいたときからその船を見ていません。私はここにいます。',
  'zh-Hans':
    '她说她九点以前会到这里。你想让我怎么处理它？自从我们在港口以后，我就再也没有见过那艘船。今天的天气很好，我们一起去吧。',
  ko: '그녀는 아홉 시까지 여기에 온다고 말했어요. 그걸 어떻게 하길 원하세요? 항구에 있던 이후로 그 배를 보지 못했어요. 오늘은 날씨가 좋네요.',
  ar: 'قالت إنها ستكون هنا في التاسعة. ماذا تريد مني أن أفعل مع هذا؟ لم أر القارب من قبل، أنا لا أعرف ما كان في الميناء على كل حال.',
};

it.each(Object.keys(TEXTS))('leaves a text in %s alone', (language) => {
  expect(otherLanguage(TEXTS[language] ?? '', language)).toBeUndefined();
});

it('finds each text in a language that is not its own', () => {
  const missed: string[] = [];
  for (const [language, text] of Object.entries(TEXTS)) {
    for (const declared of Object.keys(TEXTS)) {
      const guess = otherLanguage(text, declared);
      if (declared !== language && guess !== language.split('-')[0])
        missed.push(`${language} as ${declared}: ${guess}`);
    }
  }
  expect(missed).toEqual([]);
});

it('says nothing of short texts, unknown languages, numbers and tags that are none', () => {
  expect(otherLanguage('Yes. No!', 'de')).toBeUndefined();
  expect(otherLanguage(TEXTS.en ?? '', 'sw')).toBeUndefined();
  expect(otherLanguage('1 2 3 '.repeat(50), 'de')).toBeUndefined();
  expect(otherLanguage(TEXTS.en ?? '', 'not a tag')).toBeUndefined();
});
