import type { LanguageTexts } from '../language-texts.js'

export const bg: LanguageTexts = {
  locale: 'bg',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} е вашият код за вход в {$brand}. Валиден е {$minutes} минута. Не го споделяйте с никого.}}
        * {{{$code} е вашият код за вход в {$brand}. Валиден е {$minutes} минути. Не го споделяйте с никого.}}`,
      '{$code} е вашият код за вход в {$brand}. Не го споделяйте с никого.',
      'Код за вход в {$brand}: {$code}',
    ],
    enrollment: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} е вашият код за добавяне на този телефон към {$brand}. Валиден е {$minutes} минута. Не го споделяйте с никого.}}
        * {{{$code} е вашият код за добавяне на този телефон към {$brand}. Валиден е {$minutes} минути. Не го споделяйте с никого.}}`,
      '{$code} е вашият код за добавяне на този телефон към {$brand}. Не го споделяйте с никого.',
      'Код за телефон в {$brand}: {$code}. Не го споделяйте с никого.',
      'Код за телефон в {$brand}: {$code}',
    ],
    recovery: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} е вашият код за нова парола в {$brand}. Валиден е {$minutes} минута. Не го споделяйте с никого.}}
        * {{{$code} е вашият код за нова парола в {$brand}. Валиден е {$minutes} минути. Не го споделяйте с никого.}}`,
      '{$code} е вашият код за нова парола в {$brand}. Не го споделяйте с никого.',
      'Код за нова парола в {$brand}: {$code}. Не го споделяйте с никого.',
      'Код за нова парола в {$brand}: {$code}',
    ],
    unlock: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} е вашият код за отключване на профила ви в {$brand}. Валиден е {$minutes} минута. Не го споделяйте с никого.}}
        * {{{$code} е вашият код за отключване на профила ви в {$brand}. Валиден е {$minutes} минути. Не го споделяйте с никого.}}`,
      '{$code} е вашият код за отключване на профила ви в {$brand}. Не го споделяйте с никого.',
      'Код за отключване в {$brand}: {$code}. Не го споделяйте с никого.',
      'Код за отключване в {$brand}: {$code}',
    ],
  },
}
