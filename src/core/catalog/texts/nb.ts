import type { LanguageTexts } from '../language-texts.js'

export const nb: LanguageTexts = {
  locale: 'nb',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} er innloggingskoden din for {$brand}. Den utløper om {$minutes} minutt. Ikke del den med noen.}}
        * {{{$code} er innloggingskoden din for {$brand}. Den utløper om {$minutes} minutter. Ikke del den med noen.}}`,
      '{$code} er innloggingskoden din for {$brand}. Ikke del den med noen.',
      'Innloggingskode for {$brand}: {$code}',
    ],
    enrollment: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} er koden din for å legge til denne telefonen hos {$brand}. Den utløper om {$minutes} minutt. Ikke del den med noen.}}
        * {{{$code} er koden din for å legge til denne telefonen hos {$brand}. Den utløper om {$minutes} minutter. Ikke del den med noen.}}`,
      '{$code} er koden din for å legge til denne telefonen hos {$brand}. Ikke del den med noen.',
      'Kode for ny telefon hos {$brand}: {$code}',
    ],
    recovery: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} er koden din for å tilbakestille passordet hos {$brand}. Den utløper om {$minutes} minutt. Ikke del den med noen.}}
        * {{{$code} er koden din for å tilbakestille passordet hos {$brand}. Den utløper om {$minutes} minutter. Ikke del den med noen.}}`,
      '{$code} er koden din for å tilbakestille passordet hos {$brand}. Ikke del den med noen.',
      'Kode for nytt passord hos {$brand}: {$code}',
    ],
    unlock: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} er koden din for å låse opp kontoen hos {$brand}. Den utløper om {$minutes} minutt. Ikke del den med noen.}}
        * {{{$code} er koden din for å låse opp kontoen hos {$brand}. Den utløper om {$minutes} minutter. Ikke del den med noen.}}`,
      '{$code} er koden din for å låse opp kontoen hos {$brand}. Ikke del den med noen.',
      'Opplåsingskode for {$brand}: {$code}',
    ],
  },
  voice: {
    authentication: [
      'Hei. Innloggingskoden din for {$brand} er {$code}. Jeg gjentar: {$code}. Ikke del den med noen. Ha det bra.',
      'Innloggingskoden din for {$brand} er {$code}. Jeg gjentar: {$code}.',
    ],
    enrollment: [
      'Hei. Koden din for å legge til denne telefonen hos {$brand} er {$code}. Jeg gjentar: {$code}. Ikke del den med noen. Ha det bra.',
      'Koden din for å legge til denne telefonen hos {$brand} er {$code}. Jeg gjentar: {$code}.',
    ],
    recovery: [
      'Hei. Koden din for å tilbakestille passordet hos {$brand} er {$code}. Jeg gjentar: {$code}. Ikke del den med noen. Ha det bra.',
      'Koden din for å tilbakestille passordet hos {$brand} er {$code}. Jeg gjentar: {$code}.',
    ],
    unlock: [
      'Hei. Koden din for å låse opp kontoen hos {$brand} er {$code}. Jeg gjentar: {$code}. Ikke del den med noen. Ha det bra.',
      'Koden din for å låse opp kontoen hos {$brand} er {$code}. Jeg gjentar: {$code}.',
    ],
  },
}
