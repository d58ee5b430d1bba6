import type { LanguageTexts } from '../language-texts.js'

export const so: LanguageTexts = {
  locale: 'so',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      '.input {$minutes :integer} {{{$code} waa koodhkaaga gelitaanka {$brand}. Wuxuu dhacayaa {$minutes} daqiiqo gudahood. Cidna ha la wadaagin.}}',
      '{$code} waa koodhkaaga gelitaanka {$brand}. Cidna ha la wadaagin.',
      'Koodhka gelitaanka {$brand}: {$code}',
    ],
    enrollment: [
      '.input {$minutes :integer} {{{$code} waa koodhka aad telefoonkan ugu darayso {$brand}. Wuxuu dhacayaa {$minutes} daqiiqo gudahood. Cidna ha la wadaagin.}}',
      '{$code} waa koodhka aad telefoonkan ugu darayso {$brand}. Cidna ha la wadaagin.',
      'Koodhka telefoonka {$brand}: {$code}',
    ],
    recovery: [
      '.input {$minutes :integer} {{{$code} waa koodhka aad ku beddelayso furaha sirta ah ee {$brand}. Wuxuu dhacayaa {$minutes} daqiiqo gudahood. Cidna ha la wadaagin.}}',
      '{$code} waa koodhka aad ku beddelayso furaha sirta ah ee {$brand}. Cidna ha la wadaagin.',
      'Koodhka furaha sirta ah ee {$brand}: {$code}',
    ],
    unlock: [
      '.input {$minutes :integer} {{{$code} waa koodhka aad ku furayso akoonkaaga {$brand}. Wuxuu dhacayaa {$minutes} daqiiqo gudahood. Cidna ha la wadaagin.}}',
      '{$code} waa koodhka aad ku furayso akoonkaaga {$brand}. Cidna ha la wadaagin.',
      'Koodhka furitaanka akoonka {$brand}: {$code}',
    ],
  },
}
