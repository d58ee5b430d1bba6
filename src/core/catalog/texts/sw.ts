import type { LanguageTexts } from '../language-texts.js'

export const sw: LanguageTexts = {
  locale: 'sw',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      '.input {$minutes :integer} {{{$code} ni msimbo wako wa kuingia kwenye {$brand}. Utaisha muda baada ya dakika {$minutes}. Usimpe mtu yeyote.}}',
      '{$code} ni msimbo wako wa kuingia kwenye {$brand}. Usimpe mtu yeyote.',
      'Msimbo wa kuingia {$brand}: {$code}',
    ],
    enrollment: [
      '.input {$minutes :integer} {{{$code} ni msimbo wako wa kuongeza simu hii kwenye {$brand}. Utaisha muda baada ya dakika {$minutes}. Usimpe mtu yeyote.}}',
      '{$code} ni msimbo wako wa kuongeza simu hii kwenye {$brand}. Usimpe mtu yeyote.',
      'Msimbo wa kuongeza simu {$brand}: {$code}',
    ],
    recovery: [
      '.input {$minutes :integer} {{{$code} ni msimbo wako wa kubadilisha nenosiri la {$brand}. Utaisha muda baada ya dakika {$minutes}. Usimpe mtu yeyote.}}',
      '{$code} ni msimbo wako wa kubadilisha nenosiri la {$brand}. Usimpe mtu yeyote.',
      'Msimbo wa nenosiri la {$brand}: {$code}',
    ],
    unlock: [
      '.input {$minutes :integer} {{{$code} ni msimbo wako wa kufungua akaunti ya {$brand}. Utaisha muda baada ya dakika {$minutes}. Usimpe mtu yeyote.}}',
      '{$code} ni msimbo wako wa kufungua akaunti ya {$brand}. Usimpe mtu yeyote.',
      'Msimbo wa kufungua akaunti ya {$brand}: {$code}',
    ],
  },
}
