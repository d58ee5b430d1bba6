import type { LanguageTexts } from '../language-texts.js'

export const az: LanguageTexts = {
  locale: 'az',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      '.input {$minutes :integer} {{{$brand} giriş kodunuz: {$code}. Kod {$minutes} dəqiqə etibarlıdır. Heç kimlə paylaşmayın.}}',
      '{$brand} giriş kodunuz: {$code}. Heç kimlə paylaşmayın.',
      '{$brand} giriş kodu: {$code}',
    ],
    enrollment: [
      '.input {$minutes :integer} {{Bu telefonu {$brand} hesabınıza əlavə etmək üçün kodunuz: {$code}. Kod {$minutes} dəqiqə etibarlıdır. Heç kimlə paylaşmayın.}}',
      'Bu telefonu {$brand} hesabınıza əlavə etmək üçün kodunuz: {$code}. Heç kimlə paylaşmayın.',
      '{$brand} telefon kodu: {$code}. Heç kimlə paylaşmayın.',
      '{$brand} telefon kodu: {$code}',
    ],
    recovery: [
      '.input {$minutes :integer} {{{$brand} parolunuzu bərpa etmək üçün kodunuz: {$code}. Kod {$minutes} dəqiqə etibarlıdır. Heç kimlə paylaşmayın.}}',
      '{$brand} parolunuzu bərpa etmək üçün kodunuz: {$code}. Heç kimlə paylaşmayın.',
      '{$brand} parol bərpası kodu: {$code}. Heç kimlə paylaşmayın.',
      '{$brand} parol bərpası kodu: {$code}',
    ],
    unlock: [
      '.input {$minutes :integer} {{{$brand} hesabınızın kilidini açmaq üçün kodunuz: {$code}. Kod {$minutes} dəqiqə etibarlıdır. Heç kimlə paylaşmayın.}}',
      '{$brand} hesabınızın kilidini açmaq üçün kodunuz: {$code}. Heç kimlə paylaşmayın.',
      '{$brand} kilid açma kodu: {$code}. Heç kimlə paylaşmayın.',
      '{$brand} kilid açma kodu: {$code}',
    ],
  },
}
