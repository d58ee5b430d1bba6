import type { LanguageTexts } from '../language-texts.js'

export const ku: LanguageTexts = {
  locale: 'ku',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} koda we ya têketina {$brand} ye. Ji bo {$minutes} deqeyê derbasdar e. Wê bi kesî re parve nekin.}}
        * {{{$code} koda we ya têketina {$brand} ye. Ji bo {$minutes} deqeyan derbasdar e. Wê bi kesî re parve nekin.}}`,
      '{$code} koda we ya têketina {$brand} ye. Wê bi kesî re parve nekin.',
      'Koda têketina {$brand}: {$code}',
    ],
    enrollment: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} koda we ye ji bo zêdekirina vê telefonê li {$brand}. Ji bo {$minutes} deqeyê derbasdar e. Wê bi kesî re parve nekin.}}
        * {{{$code} koda we ye ji bo zêdekirina vê telefonê li {$brand}. Ji bo {$minutes} deqeyan derbasdar e. Wê bi kesî re parve nekin.}}`,
      '{$code} koda we ye ji bo zêdekirina vê telefonê li {$brand}. Wê bi kesî re parve nekin.',
      'Koda telefonê ya {$brand}: {$code}. Wê bi kesî re parve nekin.',
      'Koda telefonê ya {$brand}: {$code}',
    ],
    recovery: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} koda we ye ji bo guhertina şîfreya {$brand}. Ji bo {$minutes} deqeyê derbasdar e. Wê bi kesî re parve nekin.}}
        * {{{$code} koda we ye ji bo guhertina şîfreya {$brand}. Ji bo {$minutes} deqeyan derbasdar e. Wê bi kesî re parve nekin.}}`,
      '{$code} koda we ye ji bo guhertina şîfreya {$brand}. Wê bi kesî re parve nekin.',
      'Koda şîfreya {$brand}: {$code}. Wê bi kesî re parve nekin.',
      'Koda şîfreya {$brand}: {$code}',
    ],
    unlock: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} koda we ye ji bo vekirina hesabê {$brand}. Ji bo {$minutes} deqeyê derbasdar e. Wê bi kesî re parve nekin.}}
        * {{{$code} koda we ye ji bo vekirina hesabê {$brand}. Ji bo {$minutes} deqeyan derbasdar e. Wê bi kesî re parve nekin.}}`,
      '{$code} koda we ye ji bo vekirina hesabê {$brand}. Wê bi kesî re parve nekin.',
      'Koda vekirina hesabê {$brand}: {$code}. Wê bi kesî re parve nekin.',
      'Koda vekirina hesabê {$brand}: {$code}',
    ],
  },
}
