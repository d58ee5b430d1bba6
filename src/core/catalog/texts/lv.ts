import type { LanguageTexts } from '../language-texts.js'

export const lv: LanguageTexts = {
  locale: 'lv',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      `.input {$minutes :integer} .match $minutes
        one {{{$brand}: jūsu pieteikšanās kods ir {$code}. Derīgs {$minutes} minūti. Neizpaudiet to nevienam.}}
        * {{{$brand}: jūsu pieteikšanās kods ir {$code}. Derīgs {$minutes} minūtes. Neizpaudiet to nevienam.}}`,
      '{$brand}: jūsu pieteikšanās kods ir {$code}. Neizpaudiet to nevienam.',
      '{$brand}: pieteikšanās kods {$code}',
    ],
    enrollment: [
      `.input {$minutes :integer} .match $minutes
        one {{{$brand}: kods šī tālruņa pievienošanai ir {$code}. Derīgs {$minutes} minūti. Neizpaudiet to nevienam.}}
        * {{{$brand}: kods šī tālruņa pievienošanai ir {$code}. Derīgs {$minutes} minūtes. Neizpaudiet to nevienam.}}`,
      '{$brand}: kods šī tālruņa pievienošanai ir {$code}. Neizpaudiet to nevienam.',
      '{$brand}: tālruņa kods {$code}. Neizpaudiet to nevienam.',
      '{$brand}: tālruņa kods {$code}',
    ],
    recovery: [
      `.input {$minutes :integer} .match $minutes
        one {{{$brand}: kods paroles atiestatīšanai ir {$code}. Derīgs {$minutes} minūti. Neizpaudiet to nevienam.}}
        * {{{$brand}: kods paroles atiestatīšanai ir {$code}. Derīgs {$minutes} minūtes. Neizpaudiet to nevienam.}}`,
      '{$brand}: kods paroles atiestatīšanai ir {$code}. Neizpaudiet to nevienam.',
      '{$brand}: paroles kods {$code}. Neizpaudiet to nevienam.',
      '{$brand}: paroles kods {$code}',
    ],
    unlock: [
      `.input {$minutes :integer} .match $minutes
        one {{{$brand}: kods konta atbloķēšanai ir {$code}. Derīgs {$minutes} minūti. Neizpaudiet to nevienam.}}
        * {{{$brand}: kods konta atbloķēšanai ir {$code}. Derīgs {$minutes} minūtes. Neizpaudiet to nevienam.}}`,
      '{$brand}: kods konta atbloķēšanai ir {$code}. Neizpaudiet to nevienam.',
      '{$brand}: konta atbloķēšana {$code}. Neizpaudiet to nevienam.',
      '{$brand}: konta atbloķēšana {$code}',
    ],
  },
}
