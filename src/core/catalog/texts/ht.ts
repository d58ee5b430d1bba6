import type { LanguageTexts } from '../language-texts.js'

export const ht: LanguageTexts = {
  locale: 'ht',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      '.input {$minutes :integer} {{{$code} se kòd pou ou konekte sou {$brand}. Li ekspire nan {$minutes} minit. Pa bay pèsonn li.}}',
      '{$code} se kòd pou ou konekte sou {$brand}. Pa bay pèsonn li.',
      'Kòd koneksyon {$brand}: {$code}',
    ],
    enrollment: [
      '.input {$minutes :integer} {{{$code} se kòd pou ou ajoute telefòn sa a sou {$brand}. Li ekspire nan {$minutes} minit. Pa bay pèsonn li.}}',
      '{$code} se kòd pou ou ajoute telefòn sa a sou {$brand}. Pa bay pèsonn li.',
      'Kòd telefòn {$brand}: {$code}',
    ],
    recovery: [
      '.input {$minutes :integer} {{{$code} se kòd pou ou chanje modpas {$brand} ou. Li ekspire nan {$minutes} minit. Pa bay pèsonn li.}}',
      '{$code} se kòd pou ou chanje modpas {$brand} ou. Pa bay pèsonn li.',
      'Kòd modpas {$brand}: {$code}',
    ],
    unlock: [
      '.input {$minutes :integer} {{{$code} se kòd pou ou debloke kont {$brand} ou. Li ekspire nan {$minutes} minit. Pa bay pèsonn li.}}',
      '{$code} se kòd pou ou debloke kont {$brand} ou. Pa bay pèsonn li.',
      'Kòd pou debloke kont {$brand}: {$code}',
    ],
  },
}
