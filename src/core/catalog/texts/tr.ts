import type { LanguageTexts } from '../language-texts.js'

export const tr: LanguageTexts = {
  locale: 'tr',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      '.input {$minutes :integer} {{{$brand} giriş kodunuz: {$code}. Kod {$minutes} dakika geçerlidir. Kimseyle paylaşmayın.}}',
      '{$brand} giriş kodunuz: {$code}. Kimseyle paylaşmayın.',
      '{$brand} giriş kodu: {$code}',
    ],
    enrollment: [
      '.input {$minutes :integer} {{Bu telefonu {$brand} hesabınıza ekleme kodunuz: {$code}. Kod {$minutes} dakika geçerlidir. Kimseyle paylaşmayın.}}',
      'Bu telefonu {$brand} hesabınıza ekleme kodunuz: {$code}. Kimseyle paylaşmayın.',
      '{$brand} telefon ekleme kodu: {$code}. Kimseyle paylaşmayın.',
      '{$brand} telefon ekleme kodu: {$code}',
    ],
    recovery: [
      '.input {$minutes :integer} {{{$brand} parola sıfırlama kodunuz: {$code}. Kod {$minutes} dakika geçerlidir. Kimseyle paylaşmayın.}}',
      '{$brand} parola sıfırlama kodunuz: {$code}. Kimseyle paylaşmayın.',
      '{$brand} parola sıfırlama kodu: {$code}',
    ],
    unlock: [
      '.input {$minutes :integer} {{{$brand} hesap kilidi açma kodunuz: {$code}. Kod {$minutes} dakika geçerlidir. Kimseyle paylaşmayın.}}',
      '{$brand} hesap kilidi açma kodunuz: {$code}. Kimseyle paylaşmayın.',
      '{$brand} kilit açma kodu: {$code}',
    ],
  },
  voice: {
    authentication: [
      'Merhaba. {$brand} giriş kodunuz: {$code}. Tekrar ediyorum: {$code}. Bu kodu kimseyle paylaşmayın. İyi günler.',
      '{$brand} giriş kodunuz: {$code}. Tekrar ediyorum: {$code}.',
    ],
    enrollment: [
      'Merhaba. Bu telefonu {$brand} hesabınıza ekleme kodunuz: {$code}. Tekrar ediyorum: {$code}. Bu kodu kimseyle paylaşmayın. İyi günler.',
      'Bu telefonu {$brand} hesabınıza ekleme kodunuz: {$code}. Tekrar ediyorum: {$code}.',
    ],
    recovery: [
      'Merhaba. {$brand} parola sıfırlama kodunuz: {$code}. Tekrar ediyorum: {$code}. Bu kodu kimseyle paylaşmayın. İyi günler.',
      '{$brand} parola sıfırlama kodunuz: {$code}. Tekrar ediyorum: {$code}.',
    ],
    unlock: [
      'Merhaba. {$brand} hesap kilidi açma kodunuz: {$code}. Tekrar ediyorum: {$code}. Bu kodu kimseyle paylaşmayın. İyi günler.',
      '{$brand} hesap kilidi açma kodunuz: {$code}. Tekrar ediyorum: {$code}.',
    ],
  },
}
