import type { LanguageTexts } from '../language-texts.js'

export const sv: LanguageTexts = {
  locale: 'sv',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} är din inloggningskod för {$brand}. Den går ut om {$minutes} minut. Dela den inte med någon.}}
        * {{{$code} är din inloggningskod för {$brand}. Den går ut om {$minutes} minuter. Dela den inte med någon.}}`,
      '{$code} är din inloggningskod för {$brand}. Dela den inte med någon.',
      'Inloggningskod för {$brand}: {$code}',
    ],
    enrollment: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} är din kod för att lägga till den här telefonen hos {$brand}. Den går ut om {$minutes} minut. Dela den inte med någon.}}
        * {{{$code} är din kod för att lägga till den här telefonen hos {$brand}. Den går ut om {$minutes} minuter. Dela den inte med någon.}}`,
      '{$code} är din kod för att lägga till den här telefonen hos {$brand}. Dela den inte med någon.',
      'Kod för ny telefon hos {$brand}: {$code}',
    ],
    recovery: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} är din kod för att återställa lösenordet hos {$brand}. Den går ut om {$minutes} minut. Dela den inte med någon.}}
        * {{{$code} är din kod för att återställa lösenordet hos {$brand}. Den går ut om {$minutes} minuter. Dela den inte med någon.}}`,
      '{$code} är din kod för att återställa lösenordet hos {$brand}. Dela den inte med någon.',
      'Återställningskod för {$brand}: {$code}',
    ],
    unlock: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} är din kod för att låsa upp kontot hos {$brand}. Den går ut om {$minutes} minut. Dela den inte med någon.}}
        * {{{$code} är din kod för att låsa upp kontot hos {$brand}. Den går ut om {$minutes} minuter. Dela den inte med någon.}}`,
      '{$code} är din kod för att låsa upp kontot hos {$brand}. Dela den inte med någon.',
      'Upplåsningskod för {$brand}: {$code}',
    ],
  },
  voice: {
    authentication: [
      'Hej. Din inloggningskod för {$brand} är {$code}. Jag upprepar: {$code}. Dela den inte med någon. Hej då.',
      'Din inloggningskod för {$brand} är {$code}. Jag upprepar: {$code}.',
    ],
    enrollment: [
      'Hej. Din kod för att lägga till den här telefonen hos {$brand} är {$code}. Jag upprepar: {$code}. Dela den inte med någon. Hej då.',
      'Din kod för att lägga till den här telefonen hos {$brand} är {$code}. Jag upprepar: {$code}.',
    ],
    recovery: [
      'Hej. Din kod för att återställa lösenordet hos {$brand} är {$code}. Jag upprepar: {$code}. Dela den inte med någon. Hej då.',
      'Din kod för att återställa lösenordet hos {$brand} är {$code}. Jag upprepar: {$code}.',
    ],
    unlock: [
      'Hej. Din kod för att låsa upp kontot hos {$brand} är {$code}. Jag upprepar: {$code}. Dela den inte med någon. Hej då.',
      'Din kod för att låsa upp kontot hos {$brand} är {$code}. Jag upprepar: {$code}.',
    ],
  },
}
