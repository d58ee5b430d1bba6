import type { LanguageTexts } from '../language-texts.js'

export const sk: LanguageTexts = {
  locale: 'sk',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} je váš prihlasovací kód pre {$brand}. Platí {$minutes} minútu. Nikomu ho neprezrádzajte.}}
        few {{{$code} je váš prihlasovací kód pre {$brand}. Platí {$minutes} minúty. Nikomu ho neprezrádzajte.}}
        * {{{$code} je váš prihlasovací kód pre {$brand}. Platí {$minutes} minút. Nikomu ho neprezrádzajte.}}`,
      '{$code} je váš prihlasovací kód pre {$brand}. Nikomu ho neprezrádzajte.',
      'Prihlásenie {$brand}: {$code}. Nikomu ho neprezrádzajte.',
      'Prihlásenie {$brand}: {$code}',
    ],
    enrollment: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} je kód na pridanie tohto telefónu k účtu {$brand}. Platí {$minutes} minútu. Nikomu ho neprezrádzajte.}}
        few {{{$code} je kód na pridanie tohto telefónu k účtu {$brand}. Platí {$minutes} minúty. Nikomu ho neprezrádzajte.}}
        * {{{$code} je kód na pridanie tohto telefónu k účtu {$brand}. Platí {$minutes} minút. Nikomu ho neprezrádzajte.}}`,
      '{$code} je kód na pridanie tohto telefónu k účtu {$brand}. Nikomu ho neprezrádzajte.',
      'Pridanie telefónu {$brand}: {$code}. Nikomu ho neprezrádzajte.',
      'Pridanie telefónu {$brand}: {$code}',
    ],
    recovery: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} je kód na obnovenie hesla k účtu {$brand}. Platí {$minutes} minútu. Nikomu ho neprezrádzajte.}}
        few {{{$code} je kód na obnovenie hesla k účtu {$brand}. Platí {$minutes} minúty. Nikomu ho neprezrádzajte.}}
        * {{{$code} je kód na obnovenie hesla k účtu {$brand}. Platí {$minutes} minút. Nikomu ho neprezrádzajte.}}`,
      '{$code} je kód na obnovenie hesla k účtu {$brand}. Nikomu ho neprezrádzajte.',
      'Obnovenie hesla {$brand}: {$code}. Nikomu ho neprezrádzajte.',
      'Obnovenie hesla {$brand}: {$code}',
    ],
    unlock: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} je kód na odblokovanie vášho účtu {$brand}. Platí {$minutes} minútu. Nikomu ho neprezrádzajte.}}
        few {{{$code} je kód na odblokovanie vášho účtu {$brand}. Platí {$minutes} minúty. Nikomu ho neprezrádzajte.}}
        * {{{$code} je kód na odblokovanie vášho účtu {$brand}. Platí {$minutes} minút. Nikomu ho neprezrádzajte.}}`,
      '{$code} je kód na odblokovanie vášho účtu {$brand}. Nikomu ho neprezrádzajte.',
      'Odblokovanie účtu {$brand}: {$code}. Nikomu ho neprezrádzajte.',
      'Odblokovanie účtu {$brand}: {$code}',
    ],
  },
}
