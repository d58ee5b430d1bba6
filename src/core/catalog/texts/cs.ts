import type { LanguageTexts } from '../language-texts.js'

export const cs: LanguageTexts = {
  locale: 'cs',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} je váš přihlašovací kód pro {$brand}. Platí {$minutes} minutu. Nikomu ho nesdělujte.}}
        few {{{$code} je váš přihlašovací kód pro {$brand}. Platí {$minutes} minuty. Nikomu ho nesdělujte.}}
        * {{{$code} je váš přihlašovací kód pro {$brand}. Platí {$minutes} minut. Nikomu ho nesdělujte.}}`,
      '{$code} je váš přihlašovací kód pro {$brand}. Nikomu ho nesdělujte.',
      'Přihlášení {$brand}: {$code}',
    ],
    enrollment: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} je kód pro přidání telefonu k účtu {$brand}. Platí {$minutes} minutu. Nikomu ho nesdělujte.}}
        few {{{$code} je kód pro přidání telefonu k účtu {$brand}. Platí {$minutes} minuty. Nikomu ho nesdělujte.}}
        * {{{$code} je kód pro přidání telefonu k účtu {$brand}. Platí {$minutes} minut. Nikomu ho nesdělujte.}}`,
      '{$code} je kód pro přidání telefonu k účtu {$brand}. Nikomu ho nesdělujte.',
      'Přidání telefonu {$brand}: {$code}. Kód nikomu nesdělujte.',
      'Přidání telefonu {$brand}: {$code}',
    ],
    recovery: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} je kód pro obnovení hesla k účtu {$brand}. Platí {$minutes} minutu. Nikomu ho nesdělujte.}}
        few {{{$code} je kód pro obnovení hesla k účtu {$brand}. Platí {$minutes} minuty. Nikomu ho nesdělujte.}}
        * {{{$code} je kód pro obnovení hesla k účtu {$brand}. Platí {$minutes} minut. Nikomu ho nesdělujte.}}`,
      '{$code} je kód pro obnovení hesla k účtu {$brand}. Nikomu ho nesdělujte.',
      'Obnovení hesla {$brand}: {$code}. Kód nikomu nesdělujte.',
      'Obnovení hesla {$brand}: {$code}',
    ],
    unlock: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} je kód pro odemknutí účtu {$brand}. Platí {$minutes} minutu. Nikomu ho nesdělujte.}}
        few {{{$code} je kód pro odemknutí účtu {$brand}. Platí {$minutes} minuty. Nikomu ho nesdělujte.}}
        * {{{$code} je kód pro odemknutí účtu {$brand}. Platí {$minutes} minut. Nikomu ho nesdělujte.}}`,
      '{$code} je kód pro odemknutí účtu {$brand}. Nikomu ho nesdělujte.',
      'Odemknutí účtu {$brand}: {$code}',
    ],
  },
}
