import type { LanguageTexts } from '../language-texts.js'

export const ha: LanguageTexts = {
  locale: 'ha',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      '.input {$minutes :integer} {{Lambar shigarku ta {$brand} ita ce {$code}. Zai daina aiki cikin minti {$minutes}. Kada ku gaya wa kowa.}}',
      'Lambar shigarku ta {$brand} ita ce {$code}. Kada ku gaya wa kowa.',
      'Lambar shiga {$brand}: {$code}',
    ],
    enrollment: [
      '.input {$minutes :integer} {{Lambar ƙara wannan waya a {$brand} ita ce {$code}. Zai daina aiki cikin minti {$minutes}. Kada ku gaya wa kowa.}}',
      'Lambar ƙara wannan waya a {$brand} ita ce {$code}. Kada ku gaya wa kowa.',
      'Lambar ƙara waya a {$brand}: {$code}. Kada ku gaya wa kowa.',
      'Lambar ƙara waya a {$brand}: {$code}',
    ],
    recovery: [
      '.input {$minutes :integer} {{Lambar sauya kalmar sirrinku ta {$brand} ita ce {$code}. Zai daina aiki cikin minti {$minutes}. Kada ku gaya wa kowa.}}',
      'Lambar sauya kalmar sirrinku ta {$brand} ita ce {$code}. Kada ku gaya wa kowa.',
      'Lambar kalmar sirri ta {$brand}: {$code}',
    ],
    unlock: [
      '.input {$minutes :integer} {{Lambar buɗe asusunku na {$brand} ita ce {$code}. Zai daina aiki cikin minti {$minutes}. Kada ku gaya wa kowa.}}',
      'Lambar buɗe asusunku na {$brand} ita ce {$code}. Kada ku gaya wa kowa.',
      'Lambar buɗe asusun {$brand}: {$code}. Kada ku gaya wa kowa.',
      'Lambar buɗe asusun {$brand}: {$code}',
    ],
  },
}
