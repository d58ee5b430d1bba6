import type { LanguageTexts } from '../language-texts.js'

export const ms: LanguageTexts = {
  locale: 'ms',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      '.input {$minutes :integer} {{{$code} ialah kod log masuk {$brand} anda. Sah selama {$minutes} minit. Jangan kongsi dengan sesiapa.}}',
      '{$code} ialah kod log masuk {$brand} anda. Jangan kongsi dengan sesiapa.',
      'Kod log masuk {$brand}: {$code}',
    ],
    enrollment: [
      '.input {$minutes :integer} {{{$code} ialah kod untuk menambahkan telefon ini pada {$brand}. Sah selama {$minutes} minit. Jangan kongsi dengan sesiapa.}}',
      '{$code} ialah kod untuk menambahkan telefon ini pada {$brand}. Jangan kongsi dengan sesiapa.',
      'Kod tambah telefon {$brand}: {$code}',
    ],
    recovery: [
      '.input {$minutes :integer} {{{$code} ialah kod untuk menetapkan semula kata laluan {$brand} anda. Sah selama {$minutes} minit. Jangan kongsi dengan sesiapa.}}',
      '{$code} ialah kod untuk menetapkan semula kata laluan {$brand} anda. Jangan kongsi dengan sesiapa.',
      'Kod tetap semula kata laluan {$brand}: {$code}',
    ],
    unlock: [
      '.input {$minutes :integer} {{{$code} ialah kod untuk membuka kunci akaun {$brand} anda. Sah selama {$minutes} minit. Jangan kongsi dengan sesiapa.}}',
      '{$code} ialah kod untuk membuka kunci akaun {$brand} anda. Jangan kongsi dengan sesiapa.',
      'Kod buka kunci akaun {$brand}: {$code}',
    ],
  },
}
