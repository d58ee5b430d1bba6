import type { LanguageTexts } from '../language-texts.js'

export const sr: LanguageTexts = {
  locale: 'sr',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} је код за пријаву на {$brand}. Важи {$minutes} минут. Не делите га ни са ким.}}
        * {{{$code} је код за пријаву на {$brand}. Важи {$minutes} минута. Не делите га ни са ким.}}`,
      '{$code} је код за пријаву на {$brand}. Не делите га ни са ким.',
      'Код за пријаву на {$brand}: {$code}',
    ],
    enrollment: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} је код за додавање овог телефона на {$brand}. Важи {$minutes} минут. Не делите га ни са ким.}}
        * {{{$code} је код за додавање овог телефона на {$brand}. Важи {$minutes} минута. Не делите га ни са ким.}}`,
      '{$code} је код за додавање овог телефона на {$brand}. Не делите га ни са ким.',
      'Код за телефон на {$brand}: {$code}. Не делите га ни са ким.',
      'Код за телефон на {$brand}: {$code}',
    ],
    recovery: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} је код за нову лозинку на {$brand}. Важи {$minutes} минут. Не делите га ни са ким.}}
        * {{{$code} је код за нову лозинку на {$brand}. Важи {$minutes} минута. Не делите га ни са ким.}}`,
      '{$code} је код за нову лозинку на {$brand}. Не делите га ни са ким.',
      'Код за лозинку на {$brand}: {$code}',
    ],
    unlock: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} је код за откључавање налога на {$brand}. Важи {$minutes} минут. Не делите га ни са ким.}}
        * {{{$code} је код за откључавање налога на {$brand}. Важи {$minutes} минута. Не делите га ни са ким.}}`,
      '{$code} је код за откључавање налога на {$brand}. Не делите га ни са ким.',
      'Код за откључавање {$brand}: {$code}. Не делите га ни са ким.',
      'Код за откључавање {$brand}: {$code}',
    ],
  },
}
