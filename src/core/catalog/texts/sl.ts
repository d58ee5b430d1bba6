import type { LanguageTexts } from '../language-texts.js'

export const sl: LanguageTexts = {
  locale: 'sl',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} je vaša koda za prijavo v {$brand}. Velja {$minutes} minuto. Ne delite je z nikomer.}}
        two {{{$code} je vaša koda za prijavo v {$brand}. Velja {$minutes} minuti. Ne delite je z nikomer.}}
        few {{{$code} je vaša koda za prijavo v {$brand}. Velja {$minutes} minute. Ne delite je z nikomer.}}
        * {{{$code} je vaša koda za prijavo v {$brand}. Velja {$minutes} minut. Ne delite je z nikomer.}}`,
      '{$code} je vaša koda za prijavo v {$brand}. Ne delite je z nikomer.',
      'Koda za prijavo v {$brand}: {$code}',
    ],
    enrollment: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} je vaša koda za dodajanje tega telefona v {$brand}. Velja {$minutes} minuto. Ne delite je z nikomer.}}
        two {{{$code} je vaša koda za dodajanje tega telefona v {$brand}. Velja {$minutes} minuti. Ne delite je z nikomer.}}
        few {{{$code} je vaša koda za dodajanje tega telefona v {$brand}. Velja {$minutes} minute. Ne delite je z nikomer.}}
        * {{{$code} je vaša koda za dodajanje tega telefona v {$brand}. Velja {$minutes} minut. Ne delite je z nikomer.}}`,
      '{$code} je vaša koda za dodajanje tega telefona v {$brand}. Ne delite je z nikomer.',
      'Koda za dodajanje telefona v {$brand}: {$code}. Ne delite je z nikomer.',
      'Koda za dodajanje telefona v {$brand}: {$code}',
    ],
    recovery: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} je vaša koda za ponastavitev gesla v {$brand}. Velja {$minutes} minuto. Ne delite je z nikomer.}}
        two {{{$code} je vaša koda za ponastavitev gesla v {$brand}. Velja {$minutes} minuti. Ne delite je z nikomer.}}
        few {{{$code} je vaša koda za ponastavitev gesla v {$brand}. Velja {$minutes} minute. Ne delite je z nikomer.}}
        * {{{$code} je vaša koda za ponastavitev gesla v {$brand}. Velja {$minutes} minut. Ne delite je z nikomer.}}`,
      '{$code} je vaša koda za ponastavitev gesla v {$brand}. Ne delite je z nikomer.',
      'Koda za ponastavitev gesla v {$brand}: {$code}. Ne delite je z nikomer.',
      'Koda za ponastavitev gesla v {$brand}: {$code}',
    ],
    unlock: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} je vaša koda za odklepanje računa v {$brand}. Velja {$minutes} minuto. Ne delite je z nikomer.}}
        two {{{$code} je vaša koda za odklepanje računa v {$brand}. Velja {$minutes} minuti. Ne delite je z nikomer.}}
        few {{{$code} je vaša koda za odklepanje računa v {$brand}. Velja {$minutes} minute. Ne delite je z nikomer.}}
        * {{{$code} je vaša koda za odklepanje računa v {$brand}. Velja {$minutes} minut. Ne delite je z nikomer.}}`,
      '{$code} je vaša koda za odklepanje računa v {$brand}. Ne delite je z nikomer.',
      'Koda za odklepanje v {$brand}: {$code}. Ne delite je z nikomer.',
      'Koda za odklepanje v {$brand}: {$code}',
    ],
  },
}
