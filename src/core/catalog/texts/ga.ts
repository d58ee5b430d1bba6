import type { LanguageTexts } from '../language-texts.js'

export const ga: LanguageTexts = {
  locale: 'ga',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      '.input {$minutes :integer} {{Is é {$code} do chód sínithe isteach le haghaidh {$brand}. Rachaidh sé as feidhm i gceann {$minutes} nóiméad. Ná roinn é le haon duine.}}',
      'Is é {$code} do chód sínithe isteach le haghaidh {$brand}. Ná roinn é le haon duine.',
      '{$brand}: cód sínithe isteach {$code}. Ná roinn é le haon duine.',
      '{$brand}: cód sínithe isteach {$code}',
    ],
    enrollment: [
      '.input {$minutes :integer} {{Is é {$code} do chód chun an fón seo a chur le {$brand}. Rachaidh sé as feidhm i gceann {$minutes} nóiméad. Ná roinn é le haon duine.}}',
      'Is é {$code} do chód chun an fón seo a chur le {$brand}. Ná roinn é le haon duine.',
      '{$brand}: cód don fhón {$code}. Ná roinn é le haon duine.',
      '{$brand}: cód don fhón {$code}',
    ],
    recovery: [
      '.input {$minutes :integer} {{Is é {$code} do chód chun do phasfhocal {$brand} a athshocrú. Rachaidh sé as feidhm i gceann {$minutes} nóiméad. Ná roinn é le haon duine.}}',
      'Is é {$code} do chód chun do phasfhocal {$brand} a athshocrú. Ná roinn é le haon duine.',
      '{$brand}: cód don phasfhocal {$code}. Ná roinn é le haon duine.',
      '{$brand}: cód don phasfhocal {$code}',
    ],
    unlock: [
      '.input {$minutes :integer} {{Is é {$code} do chód chun do chuntas {$brand} a dhíghlasáil. Rachaidh sé as feidhm i gceann {$minutes} nóiméad. Ná roinn é le haon duine.}}',
      'Is é {$code} do chód chun do chuntas {$brand} a dhíghlasáil. Ná roinn é le haon duine.',
      '{$brand}: cód díghlasála {$code}. Ná roinn é le haon duine.',
      '{$brand}: cód díghlasála {$code}',
    ],
  },
}
