import type { LanguageTexts } from '../language-texts.js'

export const mn: LanguageTexts = {
  locale: 'mn',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      '.input {$minutes :integer} {{Таны {$brand} нэвтрэх код: {$code}. Код {$minutes} минут хүчинтэй. Хэнд ч битгий хэлээрэй.}}',
      'Таны {$brand} нэвтрэх код: {$code}. Хэнд ч битгий хэлээрэй.',
      '{$brand} нэвтрэх код: {$code}',
    ],
    enrollment: [
      '.input {$minutes :integer} {{Энэ утсыг {$brand} дээр нэмэх код: {$code}. Код {$minutes} минут хүчинтэй. Хэнд ч битгий хэлээрэй.}}',
      'Энэ утсыг {$brand} дээр нэмэх код: {$code}. Хэнд ч битгий хэлээрэй.',
      '{$brand} утас нэмэх код: {$code}',
    ],
    recovery: [
      '.input {$minutes :integer} {{Таны {$brand} нууц үгийг шинэчлэх код: {$code}. Код {$minutes} минут хүчинтэй. Хэнд ч битгий хэлээрэй.}}',
      'Таны {$brand} нууц үгийг шинэчлэх код: {$code}. Хэнд ч битгий хэлээрэй.',
      '{$brand} нууц үгийн код: {$code}. Хэнд ч битгий хэлээрэй.',
      '{$brand} нууц үгийн код: {$code}',
    ],
    unlock: [
      '.input {$minutes :integer} {{Таны {$brand} бүртгэлийн түгжээг тайлах код: {$code}. Код {$minutes} минут хүчинтэй. Хэнд ч битгий хэлээрэй.}}',
      'Таны {$brand} бүртгэлийн түгжээг тайлах код: {$code}. Хэнд ч битгий хэлээрэй.',
      '{$brand} түгжээ тайлах код: {$code}. Хэнд ч битгий хэлээрэй.',
      '{$brand} түгжээ тайлах код: {$code}',
    ],
  },
}
