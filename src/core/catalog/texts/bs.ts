import type { LanguageTexts } from '../language-texts.js'

export const bs: LanguageTexts = {
  locale: 'bs',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} je vaš kod za prijavu na {$brand}. Važi {$minutes} minutu. Ne otkrivajte ga nikome.}}
        few {{{$code} je vaš kod za prijavu na {$brand}. Važi {$minutes} minute. Ne otkrivajte ga nikome.}}
        * {{{$code} je vaš kod za prijavu na {$brand}. Važi {$minutes} minuta. Ne otkrivajte ga nikome.}}`,
      '{$code} je vaš kod za prijavu na {$brand}. Ne otkrivajte ga nikome.',
      'Kod za prijavu na {$brand}: {$code}',
    ],
    enrollment: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} je vaš kod za dodavanje ovog telefona na {$brand}. Važi {$minutes} minutu. Ne otkrivajte ga nikome.}}
        few {{{$code} je vaš kod za dodavanje ovog telefona na {$brand}. Važi {$minutes} minute. Ne otkrivajte ga nikome.}}
        * {{{$code} je vaš kod za dodavanje ovog telefona na {$brand}. Važi {$minutes} minuta. Ne otkrivajte ga nikome.}}`,
      '{$code} je vaš kod za dodavanje ovog telefona na {$brand}. Ne otkrivajte ga nikome.',
      'Kod za telefon na {$brand}: {$code}. Ne otkrivajte ga nikome.',
      'Kod za telefon na {$brand}: {$code}',
    ],
    recovery: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} je vaš kod za novu lozinku na {$brand}. Važi {$minutes} minutu. Ne otkrivajte ga nikome.}}
        few {{{$code} je vaš kod za novu lozinku na {$brand}. Važi {$minutes} minute. Ne otkrivajte ga nikome.}}
        * {{{$code} je vaš kod za novu lozinku na {$brand}. Važi {$minutes} minuta. Ne otkrivajte ga nikome.}}`,
      '{$code} je vaš kod za novu lozinku na {$brand}. Ne otkrivajte ga nikome.',
      'Kod za novu lozinku na {$brand}: {$code}. Ne otkrivajte ga nikome.',
      'Kod za novu lozinku na {$brand}: {$code}',
    ],
    unlock: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} je vaš kod za deblokiranje računa na {$brand}. Važi {$minutes} minutu. Ne otkrivajte ga nikome.}}
        few {{{$code} je vaš kod za deblokiranje računa na {$brand}. Važi {$minutes} minute. Ne otkrivajte ga nikome.}}
        * {{{$code} je vaš kod za deblokiranje računa na {$brand}. Važi {$minutes} minuta. Ne otkrivajte ga nikome.}}`,
      '{$code} je vaš kod za deblokiranje računa na {$brand}. Ne otkrivajte ga nikome.',
      'Kod za deblokiranje na {$brand}: {$code}. Ne otkrivajte ga nikome.',
      'Kod za deblokiranje na {$brand}: {$code}',
    ],
  },
}
