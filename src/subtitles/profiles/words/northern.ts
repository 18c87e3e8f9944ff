import type { BreakWords } from './types.ts';

/** The Germanic languages besides English, and Finnish, Hungarian and Turkish. */
export const northernWords: Readonly<Record<string, BreakWords>> = {
  de: {
    articles:
      'der die das den dem des ein eine einen einem einer eines kein keine keinen mein meine meinen dein deine sein seine ihr ihre unser unsere dieser diese dieses',
    openings:
      'und oder aber denn sondern dass weil wenn als ob obwohl während damit bevor nachdem wo wer wie in im an am auf aus bei beim mit nach von vom zu zum zur für durch gegen ohne um über unter vor hinter zwischen seit bis',
    abbreviations:
      'hr hrn fr dr prof dipl ing st str nr bzw ca etc usw vgl evtl ggf inkl z.b d.h u.a z.t v.chr n.chr jan feb apr aug sept okt nov dez mio mrd abs art bd s',
    ordinalStop: true,
  },
  nl: {
    articles: "de het een 't mijn jouw je zijn haar ons onze hun deze dit die dat",
    openings:
      'en of maar want dat omdat als toen terwijl hoewel wie wat waar in op aan uit bij met naar van voor door over onder tegen zonder om tot tussen',
    abbreviations: 'dhr mevr mw dr prof ir ing nr bijv bv enz etc o.a d.w.z m.a.w ca jl jr sr st',
  },
  sv: {
    articles: 'en ett den det de min mitt mina din ditt dina sin sitt sina denna detta dessa',
    openings:
      'och eller men för att som när där om eftersom medan fast i på av till från med utan hos vid under över mellan mot genom efter före',
    abbreviations: 'dr prof hr fru nr s st ca etc osv bl.a t.ex d.v.s m.m jan feb mars apr aug sept okt nov dec',
  },
  da: {
    articles: 'en et den det de min mit mine din dit dine sin sit sine denne dette disse',
    openings:
      'og eller men for at som der når hvor hvis fordi mens selvom i på af til fra med uden hos ved under over mellem mod gennem efter før',
    abbreviations: 'dr prof hr fru nr s st ca etc osv bl.a f.eks dvs m.m jan feb mar apr aug sept okt nov dec',
    ordinalStop: true,
  },
  nb: {
    articles: 'en ei et den det de min mitt mine din ditt dine sin sitt sine denne dette disse',
    openings:
      'og eller men for at som når hvor hvis fordi mens selv i på av til fra med uten hos ved under over mellom mot gjennom etter før',
    abbreviations: 'dr prof hr fru nr s st ca etc osv bl.a f.eks dvs m.m jan feb mar apr aug sept okt nov des',
    ordinalStop: true,
  },
  fi: {
    articles: 'tämä tuo se nämä nuo ne',
    openings: 'ja tai mutta vaan että koska kun jos vaikka joka mikä missä kuin sekä eli',
    abbreviations: 'hra rva nti tri prof dos esim ym yms jne mm ks vrt nro klo n s puh',
    ordinalStop: true,
  },
  hu: {
    articles: 'a az egy ez ezt azt',
    openings: 'és vagy de hanem hogy mert ha amikor ahol aki ami míg mint bár pedig',
    abbreviations: 'dr prof ifj id özv stb pl kb ún ill sz u vö jan febr márc ápr máj jún júl aug szept okt nov dec',
    ordinalStop: true,
  },
  tr: {
    articles: 'bir bu şu o her',
    openings: 've veya ya ama fakat ancak çünkü ki eğer ile için gibi kadar göre',
    abbreviations: 'dr prof doç av sn yrd cad sok mah no vb vs örn bkz m.ö m.s',
    ordinalStop: true,
  },
};
