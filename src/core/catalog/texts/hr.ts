import type { LanguageTexts } from '../language-texts.js'

export const hr: LanguageTexts = {
  locale: 'hr',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} je kod za prijavu na {$brand}. Vrijedi {$minutes} minutu. Ne dijelite ga ni s kim.}}
        few {{{$code} je kod za prijavu na {$brand}. Vrijedi {$minutes} minute. Ne dijelite ga ni s kim.}}
        * {{{$code} je kod za prijavu na {$brand}. Vrijedi {$minutes} minuta. Ne dijelite ga ni s kim.}}`,
      '{$code} je kod za prijavu na {$brand}. Ne dijelite ga ni s kim.',
      '{$brand} kod za prijavu: {$code}',
    ],
    enrollment: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} je kod za dodavanje ovog telefona na {$brand}. Vrijedi {$minutes} minutu. Ne dijelite ga ni s kim.}}
        few {{{$code} je kod za dodavanje ovog telefona na {$brand}. Vrijedi {$minutes} minute. Ne dijelite ga ni s kim.}}
        * {{{$code} je kod za dodavanje ovog telefona na {$brand}. Vrijedi {$minutes} minuta. Ne dijelite ga ni s kim.}}`,
      '{$code} je kod za dodavanje ovog telefona na {$brand}. Ne dijelite ga ni s kim.',
      '{$brand} kod za telefon: {$code}',
    ],
    recovery: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} je kod za promjenu lozinke na {$brand}. Vrijedi {$minutes} minutu. Ne dijelite ga ni s kim.}}
        few {{{$code} je kod za promjenu lozinke na {$brand}. Vrijedi {$minutes} minute. Ne dijelite ga ni s kim.}}
        * {{{$code} je kod za promjenu lozinke na {$brand}. Vrijedi {$minutes} minuta. Ne dijelite ga ni s kim.}}`,
      '{$code} je kod za promjenu lozinke na {$brand}. Ne dijelite ga ni s kim.',
      '{$brand} kod za novu lozinku: {$code}',
    ],
    unlock: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} je kod za deblokadu profila na {$brand}. Vrijedi {$minutes} minutu. Ne dijelite ga ni s kim.}}
        few {{{$code} je kod za deblokadu profila na {$brand}. Vrijedi {$minutes} minute. Ne dijelite ga ni s kim.}}
        * {{{$code} je kod za deblokadu profila na {$brand}. Vrijedi {$minutes} minuta. Ne dijelite ga ni s kim.}}`,
      '{$code} je kod za deblokadu profila na {$brand}. Ne dijelite ga ni s kim.',
      '{$brand} kod za deblokadu: {$code}',
    ],
  },
}
