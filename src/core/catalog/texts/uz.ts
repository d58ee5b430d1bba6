import type { LanguageTexts } from '../language-texts.js'

export const uz: LanguageTexts = {
  locale: 'uz',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      '.input {$minutes :integer} {{{$brand} tizimiga kirish kodingiz: {$code}. U {$minutes} daqiqa amal qiladi. Uni hech kimga aytmang.}}',
      '{$brand} tizimiga kirish kodingiz: {$code}. Uni hech kimga aytmang.',
      '{$brand} kirish kodi: {$code}',
    ],
    enrollment: [
      '.input {$minutes :integer} {{Bu telefonni {$brand} hisobingizga ulash kodi: {$code}. U {$minutes} daqiqa amal qiladi. Uni hech kimga aytmang.}}',
      'Bu telefonni {$brand} hisobingizga ulash kodi: {$code}. Uni hech kimga aytmang.',
      '{$brand} telefonni ulash kodi: {$code}',
    ],
    recovery: [
      '.input {$minutes :integer} {{{$brand} parolingizni tiklash kodi: {$code}. U {$minutes} daqiqa amal qiladi. Uni hech kimga aytmang.}}',
      '{$brand} parolingizni tiklash kodi: {$code}. Uni hech kimga aytmang.',
      '{$brand} parolni tiklash kodi: {$code}',
    ],
    unlock: [
      '.input {$minutes :integer} {{{$brand} hisobingizni blokdan chiqarish kodi: {$code}. U {$minutes} daqiqa amal qiladi. Uni hech kimga aytmang.}}',
      '{$brand} hisobingizni blokdan chiqarish kodi: {$code}. Uni hech kimga aytmang.',
      '{$brand} blokdan chiqarish kodi: {$code}',
    ],
  },
}
