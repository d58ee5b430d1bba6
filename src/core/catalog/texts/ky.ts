import type { LanguageTexts } from '../language-texts.js'

export const ky: LanguageTexts = {
  locale: 'ky',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      '.input {$minutes :integer} {{{$brand} кирүү кодуңуз: {$code}. Код {$minutes} мүнөт жарактуу. Аны эч кимге айтпаңыз.}}',
      '{$brand} кирүү кодуңуз: {$code}. Аны эч кимге айтпаңыз.',
      '{$brand} кирүү коду: {$code}',
    ],
    enrollment: [
      '.input {$minutes :integer} {{Бул телефонду {$brand} эсебине кошуу кодуңуз: {$code}. Код {$minutes} мүнөт жарактуу. Аны эч кимге айтпаңыз.}}',
      'Бул телефонду {$brand} эсебине кошуу кодуңуз: {$code}. Аны эч кимге айтпаңыз.',
      '{$brand} телефон кошуу коду: {$code}. Аны эч кимге айтпаңыз.',
      '{$brand} телефон кошуу коду: {$code}',
    ],
    recovery: [
      '.input {$minutes :integer} {{{$brand} сырсөзүн калыбына келтирүү кодуңуз: {$code}. Код {$minutes} мүнөт жарактуу. Аны эч кимге айтпаңыз.}}',
      '{$brand} сырсөзүн калыбына келтирүү кодуңуз: {$code}. Аны эч кимге айтпаңыз.',
      '{$brand} сырсөз коду: {$code}. Аны эч кимге айтпаңыз.',
      '{$brand} сырсөз коду: {$code}',
    ],
    unlock: [
      '.input {$minutes :integer} {{{$brand} эсебинин кулпусун ачуу кодуңуз: {$code}. Код {$minutes} мүнөт жарактуу. Аны эч кимге айтпаңыз.}}',
      '{$brand} эсебинин кулпусун ачуу кодуңуз: {$code}. Аны эч кимге айтпаңыз.',
      '{$brand} кулпуну ачуу коду: {$code}. Аны эч кимге айтпаңыз.',
      '{$brand} кулпуну ачуу коду: {$code}',
    ],
  },
}
