import type { LanguageTexts } from '../language-texts.js'

export const mn: LanguageTexts = {
  locale: 'mn',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      '.input {$minutes :integer} {{Таны {$brand} нэвтрэх код: {$code}. Код {$minutes} минут хүчинтэй. Хэнд ч бүү хэлээрэй.}}',
      'Таны {$brand} нэвтрэх код: {$code}. Хэнд ч бүү хэлээрэй.',
      '{$brand} нэвтрэх код: {$code}',
    ],
    enrollment: [
      '.input {$minutes :integer} {{Энэ утсыг {$brand} дээр нэмэх код: {$code}. Код {$minutes} минут хүчинтэй. Хэнд ч бүү хэлээрэй.}}',
      'Энэ утсыг {$brand} дээр нэмэх код: {$code}. Хэнд ч бүү хэлээрэй.',
      '{$brand} утас нэмэх код: {$code}',
    ],
    recovery: [
      '.input {$minutes :integer} {{Таны {$brand} нууц үгийг шинэчлэх код: {$code}. Код {$minutes} минут хүчинтэй. Хэнд ч бүү хэлээрэй.}}',
      'Таны {$brand} нууц үгийг шинэчлэх код: {$code}. Хэнд ч бүү хэлээрэй.',
      '{$brand} нууц үгийн код: {$code}',
    ],
    unlock: [
      '.input {$minutes :integer} {{Таны {$brand} бүртгэлийн түгжээг тайлах код: {$code}. Код {$minutes} минут хүчинтэй. Хэнд ч бүү хэлээрэй.}}',
      'Таны {$brand} бүртгэлийн түгжээг тайлах код: {$code}. Хэнд ч бүү хэлээрэй.',
      '{$brand} түгжээ тайлах код: {$code}. Хэнд ч бүү хэлээрэй.',
      '{$brand} түгжээ тайлах код: {$code}',
    ],
  },
}
