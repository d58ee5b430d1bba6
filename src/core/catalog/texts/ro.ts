import type { LanguageTexts } from '../language-texts.js'

export const ro: LanguageTexts = {
  locale: 'ro',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} este codul dvs. de conectare la {$brand}. Valabil {$minutes} minut. A nu se transmite altor persoane.}}
        few {{{$code} este codul dvs. de conectare la {$brand}. Valabil {$minutes} minute. A nu se transmite altor persoane.}}
        * {{{$code} este codul dvs. de conectare la {$brand}. Valabil {$minutes} de minute. A nu se transmite altor persoane.}}`,
      '{$code} este codul dvs. de conectare la {$brand}. A nu se transmite altor persoane.',
      'Cod de conectare {$brand}: {$code}',
    ],
    enrollment: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} este codul dvs. pentru a asocia acest telefon cu {$brand}. Valabil {$minutes} minut. A nu se transmite altor persoane.}}
        few {{{$code} este codul dvs. pentru a asocia acest telefon cu {$brand}. Valabil {$minutes} minute. A nu se transmite altor persoane.}}
        * {{{$code} este codul dvs. pentru a asocia acest telefon cu {$brand}. Valabil {$minutes} de minute. A nu se transmite altor persoane.}}`,
      '{$code} este codul dvs. pentru a asocia acest telefon cu {$brand}. A nu se transmite altor persoane.',
      'Cod pentru telefon {$brand}: {$code}',
    ],
    recovery: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} este codul dvs. pentru resetarea parolei {$brand}. Valabil {$minutes} minut. A nu se transmite altor persoane.}}
        few {{{$code} este codul dvs. pentru resetarea parolei {$brand}. Valabil {$minutes} minute. A nu se transmite altor persoane.}}
        * {{{$code} este codul dvs. pentru resetarea parolei {$brand}. Valabil {$minutes} de minute. A nu se transmite altor persoane.}}`,
      '{$code} este codul dvs. pentru resetarea parolei {$brand}. A nu se transmite altor persoane.',
      'Cod de resetare a parolei {$brand}: {$code}',
    ],
    unlock: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} este codul dvs. pentru deblocarea contului {$brand}. Valabil {$minutes} minut. A nu se transmite altor persoane.}}
        few {{{$code} este codul dvs. pentru deblocarea contului {$brand}. Valabil {$minutes} minute. A nu se transmite altor persoane.}}
        * {{{$code} este codul dvs. pentru deblocarea contului {$brand}. Valabil {$minutes} de minute. A nu se transmite altor persoane.}}`,
      '{$code} este codul dvs. pentru deblocarea contului {$brand}. A nu se transmite altor persoane.',
      'Cod de deblocare {$brand}: {$code}',
    ],
  },
  voice: {
    authentication: [
      'Bună ziua. Codul dumneavoastră de conectare la {$brand} este {$code}. Repet: {$code}. Nu îl comunicați nimănui. La revedere.',
      'Codul dumneavoastră de conectare la {$brand} este {$code}. Repet: {$code}.',
    ],
    enrollment: [
      'Bună ziua. Codul dumneavoastră pentru a asocia acest telefon cu {$brand} este {$code}. Repet: {$code}. Nu îl comunicați nimănui. La revedere.',
      'Codul dumneavoastră pentru a asocia acest telefon cu {$brand} este {$code}. Repet: {$code}.',
    ],
    recovery: [
      'Bună ziua. Codul dumneavoastră pentru resetarea parolei {$brand} este {$code}. Repet: {$code}. Nu îl comunicați nimănui. La revedere.',
      'Codul dumneavoastră pentru resetarea parolei {$brand} este {$code}. Repet: {$code}.',
    ],
    unlock: [
      'Bună ziua. Codul dumneavoastră pentru deblocarea contului {$brand} este {$code}. Repet: {$code}. Nu îl comunicați nimănui. La revedere.',
      'Codul dumneavoastră pentru deblocarea contului {$brand} este {$code}. Repet: {$code}.',
    ],
  },
}
