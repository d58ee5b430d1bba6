import type { LanguageTexts } from '../language-texts.js'

export const eu: LanguageTexts = {
  locale: 'eu',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      `.input {$minutes :integer} .match $minutes
        one {{{$brand}: {$code} da saioa hasteko kodea. Minutu batez balio du. Ez eman inori.}}
        * {{{$brand}: {$code} da saioa hasteko kodea. {$minutes} minutuz balio du. Ez eman inori.}}`,
      '{$brand}: {$code} da saioa hasteko kodea. Ez eman inori.',
      '{$brand}: saioa hasteko kodea {$code}',
    ],
    enrollment: [
      `.input {$minutes :integer} .match $minutes
        one {{{$brand}: {$code} da telefono hau gehitzeko kodea. Minutu batez balio du. Ez eman inori.}}
        * {{{$brand}: {$code} da telefono hau gehitzeko kodea. {$minutes} minutuz balio du. Ez eman inori.}}`,
      '{$brand}: {$code} da telefono hau gehitzeko kodea. Ez eman inori.',
      '{$brand}: telefonoa gehitzeko kodea {$code}',
    ],
    recovery: [
      `.input {$minutes :integer} .match $minutes
        one {{{$brand}: {$code} da pasahitza berrezartzeko kodea. Minutu batez balio du. Ez eman inori.}}
        * {{{$brand}: {$code} da pasahitza berrezartzeko kodea. {$minutes} minutuz balio du. Ez eman inori.}}`,
      '{$brand}: {$code} da pasahitza berrezartzeko kodea. Ez eman inori.',
      '{$brand}: pasahitza berrezartzeko kodea {$code}',
    ],
    unlock: [
      `.input {$minutes :integer} .match $minutes
        one {{{$brand}: {$code} da kontua desblokeatzeko kodea. Minutu batez balio du. Ez eman inori.}}
        * {{{$brand}: {$code} da kontua desblokeatzeko kodea. {$minutes} minutuz balio du. Ez eman inori.}}`,
      '{$brand}: {$code} da kontua desblokeatzeko kodea. Ez eman inori.',
      '{$brand}: kontua desblokeatzeko kodea {$code}',
    ],
  },
}
