import type { LanguageTexts } from '../language-texts.js'

export const nn: LanguageTexts = {
  locale: 'nn',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      '.input {$minutes :integer} {{{$code} er innloggingskoden din for {$brand}. Han går ut om {$minutes} minutt. Del han ikkje med nokon.}}',
      '{$code} er innloggingskoden din for {$brand}. Del han ikkje med nokon.',
      'Innloggingskode for {$brand}: {$code}',
    ],
    enrollment: [
      '.input {$minutes :integer} {{{$code} er koden din for å leggje til denne telefonen hos {$brand}. Han går ut om {$minutes} minutt. Del han ikkje med nokon.}}',
      '{$code} er koden din for å leggje til denne telefonen hos {$brand}. Del han ikkje med nokon.',
      'Kode for ny telefon hos {$brand}: {$code}',
    ],
    recovery: [
      '.input {$minutes :integer} {{{$code} er koden din for å setje nytt passord hos {$brand}. Han går ut om {$minutes} minutt. Del han ikkje med nokon.}}',
      '{$code} er koden din for å setje nytt passord hos {$brand}. Del han ikkje med nokon.',
      'Kode for nytt passord hos {$brand}: {$code}',
    ],
    unlock: [
      '.input {$minutes :integer} {{{$code} er koden din for å låse opp kontoen hos {$brand}. Han går ut om {$minutes} minutt. Del han ikkje med nokon.}}',
      '{$code} er koden din for å låse opp kontoen hos {$brand}. Del han ikkje med nokon.',
      'Opplåsingskode for {$brand}: {$code}',
    ],
  },
}
