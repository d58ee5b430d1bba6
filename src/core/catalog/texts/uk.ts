import type { LanguageTexts } from '../language-texts.js'

export const uk: LanguageTexts = {
  locale: 'uk',
  provenance: 'written for localized-otp',
  reviewed: null,
  sms: {
    authentication: [
      `.input {$minutes :integer} .match $minutes
        one {{{$brand}: код для входу {$code}. Діє {$minutes} хвилину. Нікому його не повідомляйте.}}
        few {{{$brand}: код для входу {$code}. Діє {$minutes} хвилини. Нікому його не повідомляйте.}}
        * {{{$brand}: код для входу {$code}. Діє {$minutes} хвилин. Нікому його не повідомляйте.}}`,
      '{$brand}: код для входу {$code}. Нікому його не повідомляйте.',
      '{$brand}: код входу {$code}',
    ],
    enrollment: [
      `.input {$minutes :integer} .match $minutes
        one {{{$brand}: код для додавання цього телефону {$code}. Діє {$minutes} хвилину. Нікому його не повідомляйте.}}
        few {{{$brand}: код для додавання цього телефону {$code}. Діє {$minutes} хвилини. Нікому його не повідомляйте.}}
        * {{{$brand}: код для додавання цього телефону {$code}. Діє {$minutes} хвилин. Нікому його не повідомляйте.}}`,
      '{$brand}: код для додавання цього телефону {$code}. Нікому його не повідомляйте.',
      '{$brand}: код для телефону {$code}',
    ],
    recovery: [
      `.input {$minutes :integer} .match $minutes
        one {{{$brand}: код для скидання пароля {$code}. Діє {$minutes} хвилину. Нікому його не повідомляйте.}}
        few {{{$brand}: код для скидання пароля {$code}. Діє {$minutes} хвилини. Нікому його не повідомляйте.}}
        * {{{$brand}: код для скидання пароля {$code}. Діє {$minutes} хвилин. Нікому його не повідомляйте.}}`,
      '{$brand}: код для скидання пароля {$code}. Нікому його не повідомляйте.',
      '{$brand}: код скидання пароля {$code}',
    ],
    unlock: [
      `.input {$minutes :integer} .match $minutes
        one {{{$brand}: код для розблокування облікового запису {$code}. Діє {$minutes} хвилину. Нікому його не повідомляйте.}}
        few {{{$brand}: код для розблокування облікового запису {$code}. Діє {$minutes} хвилини. Нікому його не повідомляйте.}}
        * {{{$brand}: код для розблокування облікового запису {$code}. Діє {$minutes} хвилин. Нікому його не повідомляйте.}}`,
      '{$brand}: код для розблокування облікового запису {$code}. Нікому його не повідомляйте.',
      '{$brand}: код розблокування {$code}',
    ],
  },
}
