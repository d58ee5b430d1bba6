import type { LanguageTexts } from '../language-texts.js'

export const id: LanguageTexts = {
  locale: 'id',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      '.input {$minutes :integer} {{{$code} adalah kode masuk {$brand} Anda. Berlaku {$minutes} menit. Jangan berikan kepada siapa pun.}}',
      '{$code} adalah kode masuk {$brand} Anda. Jangan berikan kepada siapa pun.',
      'Kode masuk {$brand}: {$code}',
    ],
    enrollment: [
      '.input {$minutes :integer} {{{$code} adalah kode untuk menambahkan ponsel ini ke {$brand}. Berlaku {$minutes} menit. Jangan berikan kepada siapa pun.}}',
      '{$code} adalah kode untuk menambahkan ponsel ini ke {$brand}. Jangan berikan kepada siapa pun.',
      'Kode penambahan ponsel {$brand}: {$code}',
    ],
    recovery: [
      '.input {$minutes :integer} {{{$code} adalah kode untuk mengatur ulang kata sandi {$brand} Anda. Berlaku {$minutes} menit. Jangan berikan kepada siapa pun.}}',
      '{$code} adalah kode untuk mengatur ulang kata sandi {$brand} Anda. Jangan berikan kepada siapa pun.',
      'Kode atur ulang kata sandi {$brand}: {$code}',
    ],
    unlock: [
      '.input {$minutes :integer} {{{$code} adalah kode untuk membuka kunci akun {$brand} Anda. Berlaku {$minutes} menit. Jangan berikan kepada siapa pun.}}',
      '{$code} adalah kode untuk membuka kunci akun {$brand} Anda. Jangan berikan kepada siapa pun.',
      'Kode buka kunci akun {$brand}: {$code}',
    ],
  },
}
