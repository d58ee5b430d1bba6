import type { LanguageTexts } from '../language-texts.js'

export const fil: LanguageTexts = {
  locale: 'fil',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      '.input {$minutes :integer} {{{$code} ang inyong code sa pag-sign in sa {$brand}. Mag-e-expire ito sa loob ng {$minutes} minuto. Huwag itong ibahagi kaninuman.}}',
      '{$code} ang inyong code sa pag-sign in sa {$brand}. Huwag itong ibahagi kaninuman.',
      'Sign-in code sa {$brand}: {$code}',
    ],
    enrollment: [
      '.input {$minutes :integer} {{{$code} ang inyong code para idagdag ang teleponong ito sa {$brand}. Mag-e-expire ito sa loob ng {$minutes} minuto. Huwag itong ibahagi kaninuman.}}',
      '{$code} ang inyong code para idagdag ang teleponong ito sa {$brand}. Huwag itong ibahagi kaninuman.',
      'Code ng telepono sa {$brand}: {$code}',
    ],
    recovery: [
      '.input {$minutes :integer} {{{$code} ang inyong code para i-reset ang password sa {$brand}. Mag-e-expire ito sa loob ng {$minutes} minuto. Huwag itong ibahagi kaninuman.}}',
      '{$code} ang inyong code para i-reset ang password sa {$brand}. Huwag itong ibahagi kaninuman.',
      'Code ng password sa {$brand}: {$code}',
    ],
    unlock: [
      '.input {$minutes :integer} {{{$code} ang inyong code para i-unlock ang account sa {$brand}. Mag-e-expire ito sa loob ng {$minutes} minuto. Huwag itong ibahagi kaninuman.}}',
      '{$code} ang inyong code para i-unlock ang account sa {$brand}. Huwag itong ibahagi kaninuman.',
      'Code para i-unlock ang account sa {$brand}: {$code}',
    ],
  },
}
