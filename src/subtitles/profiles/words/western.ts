import type { BreakWords } from './types.ts';

/** English, the Romance languages and Greek. */
export const westernWords: Readonly<Record<string, BreakWords>> = {
  en: {
    articles: 'a an the my your his her its our their this that these those some any no every each',
    openings:
      'and but or nor so yet because that which who whose whom when where while if unless until though although since than as in on at to from with without of for by about into onto over under between through during before after against toward towards',
    abbreviations:
      'mr mrs ms dr prof st jr sr gen col lt sgt capt rev hon gov sen rep no nos vs etc vol fig inc ltd co corp dept est approx min max jan feb mar apr jun jul aug sep sept oct nov dec a.m p.m e.g i.e u.s u.k',
  },
  es: {
    articles: 'el la los las un una unos unas lo mi tu su mis tus sus este esta estos estas ese esa',
    openings:
      'y e o u ni pero sino que porque cuando donde aunque si como mientras a ante bajo con contra de del al desde en entre hacia hasta para por según sin sobre tras',
    abbreviations: 'sr sra srta sres dr dra d dña ud uds prof lic ing av avda núm n.º pág págs etc ee.uu p.ej a.c d.c',
  },
  pt: {
    articles: 'o a os as um uma uns umas meu minha seu sua este esta esse essa',
    openings:
      'e ou nem mas porém que porque quando onde embora se como enquanto a ante até com contra de do da dos das desde em no na nos nas entre para por pelo pela sem sob sobre',
    abbreviations: 'sr sra srs dr dra prof profa eng av núm pág págs etc ex lda ltda d a.c d.c',
  },
  fr: {
    articles:
      "le la les un une des du l' d' mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs ce cet cette ces",
    openings:
      'et ou ni mais or donc car que qui dont où quand lorsque si comme puisque parce à au aux de en dans par pour avec sans sous sur chez vers entre contre avant après depuis pendant',
    abbreviations: 'm mm dr pr me mgr st ste etc av bd p pp vol no ex env tél janv févr avr juil sept oct nov déc',
  },
  it: {
    articles: "il lo la i gli le un uno una l' un' mio mia suo sua questo questa quel quella",
    openings:
      'e ed o oppure né ma però che perché quando dove se come mentre a ad al alla di del della dei da dal in nel nella con su sul per tra fra senza sotto sopra',
    abbreviations: 'sig sigg sig.ra dott dr prof avv ing on ecc pag pagg vol n art a.c d.c es',
  },
  ro: {
    articles: 'un o unui unei niște acest această acel acea',
    openings:
      'și sau dar ci iar că să care când unde dacă deși fiindcă în din de la pe cu fără pentru prin spre despre între sub',
    abbreviations: 'dl dna dr prof ing nr str etc pag vol',
  },
  el: {
    articles: 'ο η το οι τα τον την του της των τους τις ένας μια μία ένα',
    openings:
      'και κι ή αλλά όμως ότι πως που όταν αν γιατί επειδή ενώ να σε στο στη στην στον στα από με για χωρίς προς κατά μετά πριν',
    abbreviations: 'κ κα κος κ.ά κ.λπ δρ καθ αρ σελ π.χ π.μ μ.μ π.χ μ.χ',
  },
};
