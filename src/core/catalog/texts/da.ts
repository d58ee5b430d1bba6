import type { LanguageTexts } from '../language-texts.js'

export const da: LanguageTexts = {
  locale: 'da',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} er din loginkode til {$brand}. Den udløber om {$minutes} minut. Del den ikke med nogen.}}
        * {{{$code} er din loginkode til {$brand}. Den udløber om {$minutes} minutter. Del den ikke med nogen.}}`,
      '{$code} er din loginkode til {$brand}. Del den ikke med nogen.',
      'Loginkode til {$brand}: {$code}',
    ],
    enrollment: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} er din kode til at tilføje denne telefon hos {$brand}. Den udløber om {$minutes} minut. Del den ikke med nogen.}}
        * {{{$code} er din kode til at tilføje denne telefon hos {$brand}. Den udløber om {$minutes} minutter. Del den ikke med nogen.}}`,
      '{$code} er din kode til at tilføje denne telefon hos {$brand}. Del den ikke med nogen.',
      'Kode til ny telefon hos {$brand}: {$code}',
    ],
    recovery: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} er din kode til at nulstille adgangskoden hos {$brand}. Den udløber om {$minutes} minut. Del den ikke med nogen.}}
        * {{{$code} er din kode til at nulstille adgangskoden hos {$brand}. Den udløber om {$minutes} minutter. Del den ikke med nogen.}}`,
      '{$code} er din kode til at nulstille adgangskoden hos {$brand}. Del den ikke med nogen.',
      'Nulstillingskode til {$brand}: {$code}',
    ],
    unlock: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} er din kode til at låse kontoen hos {$brand} op. Den udløber om {$minutes} minut. Del den ikke med nogen.}}
        * {{{$code} er din kode til at låse kontoen hos {$brand} op. Den udløber om {$minutes} minutter. Del den ikke med nogen.}}`,
      '{$code} er din kode til at låse kontoen hos {$brand} op. Del den ikke med nogen.',
      'Oplåsningskode til {$brand}: {$code}',
    ],
  },
  voice: {
    authentication: [
      'Goddag. Din loginkode til {$brand} er {$code}. Jeg gentager: {$code}. Del den ikke med nogen. Farvel.',
      'Din loginkode til {$brand} er {$code}. Jeg gentager: {$code}.',
    ],
    enrollment: [
      'Goddag. Din kode til at tilføje denne telefon hos {$brand} er {$code}. Jeg gentager: {$code}. Del den ikke med nogen. Farvel.',
      'Din kode til at tilføje denne telefon hos {$brand} er {$code}. Jeg gentager: {$code}.',
    ],
    recovery: [
      'Goddag. Din kode til at nulstille adgangskoden hos {$brand} er {$code}. Jeg gentager: {$code}. Del den ikke med nogen. Farvel.',
      'Din kode til at nulstille adgangskoden hos {$brand} er {$code}. Jeg gentager: {$code}.',
    ],
    unlock: [
      'Goddag. Din kode til at låse kontoen hos {$brand} op er {$code}. Jeg gentager: {$code}. Del den ikke med nogen. Farvel.',
      'Din kode til at låse kontoen hos {$brand} op er {$code}. Jeg gentager: {$code}.',
    ],
  },
}
