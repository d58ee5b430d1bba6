import type { LanguageTexts } from '../language-texts.js'

export const et: LanguageTexts = {
  locale: 'et',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      `.input {$minutes :integer} .match $minutes
        one {{{$brand}: teie sisselogimiskood on {$code}. Kehtib {$minutes} minuti. Ärge jagage seda kellegagi.}}
        * {{{$brand}: teie sisselogimiskood on {$code}. Kehtib {$minutes} minutit. Ärge jagage seda kellegagi.}}`,
      '{$brand}: teie sisselogimiskood on {$code}. Ärge jagage seda kellegagi.',
      '{$brand} sisselogimiskood: {$code}',
    ],
    enrollment: [
      `.input {$minutes :integer} .match $minutes
        one {{{$brand}: teie kood selle telefoni lisamiseks on {$code}. Kehtib {$minutes} minuti. Ärge jagage seda kellegagi.}}
        * {{{$brand}: teie kood selle telefoni lisamiseks on {$code}. Kehtib {$minutes} minutit. Ärge jagage seda kellegagi.}}`,
      '{$brand}: teie kood selle telefoni lisamiseks on {$code}. Ärge jagage seda kellegagi.',
      '{$brand} telefoni lisamise kood: {$code}',
    ],
    recovery: [
      `.input {$minutes :integer} .match $minutes
        one {{{$brand}: teie kood parooli lähtestamiseks on {$code}. Kehtib {$minutes} minuti. Ärge jagage seda kellegagi.}}
        * {{{$brand}: teie kood parooli lähtestamiseks on {$code}. Kehtib {$minutes} minutit. Ärge jagage seda kellegagi.}}`,
      '{$brand}: teie kood parooli lähtestamiseks on {$code}. Ärge jagage seda kellegagi.',
      '{$brand} parooli lähtestamise kood: {$code}',
    ],
    unlock: [
      `.input {$minutes :integer} .match $minutes
        one {{{$brand}: teie kood konto avamiseks on {$code}. Kehtib {$minutes} minuti. Ärge jagage seda kellegagi.}}
        * {{{$brand}: teie kood konto avamiseks on {$code}. Kehtib {$minutes} minutit. Ärge jagage seda kellegagi.}}`,
      '{$brand}: teie kood konto avamiseks on {$code}. Ärge jagage seda kellegagi.',
      '{$brand} konto avamise kood: {$code}',
    ],
  },
}
