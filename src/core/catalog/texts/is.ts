import type { LanguageTexts } from '../language-texts.js'

export const is: LanguageTexts = {
  locale: 'is',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} er innskráningarkóðinn þinn hjá {$brand}. Kóðinn gildir í {$minutes} mínútu. Ekki deila honum með neinum.}}
        * {{{$code} er innskráningarkóðinn þinn hjá {$brand}. Kóðinn gildir í {$minutes} mínútur. Ekki deila honum með neinum.}}`,
      '{$code} er innskráningarkóðinn þinn hjá {$brand}. Ekki deila honum með neinum.',
      'Innskráning hjá {$brand}: {$code}. Ekki deila kóðanum með neinum.',
      'Innskráning hjá {$brand}: {$code}',
    ],
    enrollment: [
      `.input {$minutes :integer} .match $minutes
        one {{Notaðu {$code} til að bæta þessum síma við hjá {$brand}. Kóðinn gildir í {$minutes} mínútu. Ekki deila honum með neinum.}}
        * {{Notaðu {$code} til að bæta þessum síma við hjá {$brand}. Kóðinn gildir í {$minutes} mínútur. Ekki deila honum með neinum.}}`,
      'Notaðu {$code} til að bæta þessum síma við hjá {$brand}. Ekki deila honum með neinum.',
      'Nýr sími hjá {$brand}: {$code}. Ekki deila kóðanum með neinum.',
      'Nýr sími hjá {$brand}: {$code}',
    ],
    recovery: [
      `.input {$minutes :integer} .match $minutes
        one {{Notaðu {$code} til að endurstilla lykilorðið hjá {$brand}. Kóðinn gildir í {$minutes} mínútu. Ekki deila honum með neinum.}}
        * {{Notaðu {$code} til að endurstilla lykilorðið hjá {$brand}. Kóðinn gildir í {$minutes} mínútur. Ekki deila honum með neinum.}}`,
      'Notaðu {$code} til að endurstilla lykilorðið hjá {$brand}. Ekki deila honum með neinum.',
      'Nýtt lykilorð hjá {$brand}: {$code}. Ekki deila kóðanum með neinum.',
      'Nýtt lykilorð hjá {$brand}: {$code}',
    ],
    unlock: [
      `.input {$minutes :integer} .match $minutes
        one {{Notaðu {$code} til að aflæsa aðganginum hjá {$brand}. Kóðinn gildir í {$minutes} mínútu. Ekki deila honum með neinum.}}
        * {{Notaðu {$code} til að aflæsa aðganginum hjá {$brand}. Kóðinn gildir í {$minutes} mínútur. Ekki deila honum með neinum.}}`,
      'Notaðu {$code} til að aflæsa aðganginum hjá {$brand}. Ekki deila honum með neinum.',
      'Aflæsing hjá {$brand}: {$code}. Ekki deila kóðanum með neinum.',
      'Aflæsing hjá {$brand}: {$code}',
    ],
  },
  voice: {
    authentication: [
      'Góðan dag. Innskráningarkóðinn þinn hjá {$brand} er {$code}. Ég endurtek: {$code}. Ekki deila honum með neinum. Bless.',
      'Innskráningarkóðinn þinn hjá {$brand} er {$code}. Ég endurtek: {$code}.',
    ],
    enrollment: [
      'Góðan dag. Kóðinn til að bæta þessum síma við hjá {$brand} er {$code}. Ég endurtek: {$code}. Ekki deila honum með neinum. Bless.',
      'Kóðinn til að bæta þessum síma við hjá {$brand} er {$code}. Ég endurtek: {$code}.',
    ],
    recovery: [
      'Góðan dag. Kóðinn til að endurstilla lykilorðið hjá {$brand} er {$code}. Ég endurtek: {$code}. Ekki deila honum með neinum. Bless.',
      'Kóðinn til að endurstilla lykilorðið hjá {$brand} er {$code}. Ég endurtek: {$code}.',
    ],
    unlock: [
      'Góðan dag. Kóðinn til að aflæsa aðganginum hjá {$brand} er {$code}. Ég endurtek: {$code}. Ekki deila honum með neinum. Bless.',
      'Kóðinn til að aflæsa aðganginum hjá {$brand} er {$code}. Ég endurtek: {$code}.',
    ],
  },
}
