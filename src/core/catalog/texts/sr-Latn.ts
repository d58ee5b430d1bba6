import type { LanguageTexts } from '../language-texts.js'

export const srLatn: LanguageTexts = {
  locale: 'sr-Latn',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} je kod za prijavu na {$brand}. Važi {$minutes} minut. Ne delite ga ni sa kim.}}
        * {{{$code} je kod za prijavu na {$brand}. Važi {$minutes} minuta. Ne delite ga ni sa kim.}}`,
      '{$code} je kod za prijavu na {$brand}. Ne delite ga ni sa kim.',
      'Kod za prijavu na {$brand}: {$code}',
    ],
    enrollment: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} je kod za dodavanje ovog telefona na {$brand}. Važi {$minutes} minut. Ne delite ga ni sa kim.}}
        * {{{$code} je kod za dodavanje ovog telefona na {$brand}. Važi {$minutes} minuta. Ne delite ga ni sa kim.}}`,
      '{$code} je kod za dodavanje ovog telefona na {$brand}. Ne delite ga ni sa kim.',
      'Kod za telefon na {$brand}: {$code}',
    ],
    recovery: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} je kod za novu lozinku na {$brand}. Važi {$minutes} minut. Ne delite ga ni sa kim.}}
        * {{{$code} je kod za novu lozinku na {$brand}. Važi {$minutes} minuta. Ne delite ga ni sa kim.}}`,
      '{$code} je kod za novu lozinku na {$brand}. Ne delite ga ni sa kim.',
      'Kod za lozinku na {$brand}: {$code}',
    ],
    unlock: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} je kod za otključavanje naloga na {$brand}. Važi {$minutes} minut. Ne delite ga ni sa kim.}}
        * {{{$code} je kod za otključavanje naloga na {$brand}. Važi {$minutes} minuta. Ne delite ga ni sa kim.}}`,
      '{$code} je kod za otključavanje naloga na {$brand}. Ne delite ga ni sa kim.',
      'Kod za otključavanje {$brand}: {$code}. Ne delite ga ni sa kim.',
      'Kod za otključavanje {$brand}: {$code}',
    ],
  },
}
