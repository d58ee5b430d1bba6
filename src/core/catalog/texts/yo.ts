import type { LanguageTexts } from '../language-texts.js'

export const yo: LanguageTexts = {
  locale: 'yo',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      '.input {$minutes :integer} {{{$code} ni kóòdù ìwọlé yín sí {$brand}. Yóò parí lẹ́yìn ìṣẹ́jú {$minutes}. Ẹ má ṣe fún ẹnikẹ́ni.}}',
      '{$code} ni kóòdù ìwọlé yín sí {$brand}. Ẹ má ṣe fún ẹnikẹ́ni.',
      'Kóòdù ìwọlé {$brand}: {$code}',
    ],
    enrollment: [
      '.input {$minutes :integer} {{{$code} ni kóòdù láti fi fóònù yìí kún {$brand}. Yóò parí lẹ́yìn ìṣẹ́jú {$minutes}. Ẹ má ṣe fún ẹnikẹ́ni.}}',
      '{$code} ni kóòdù láti fi fóònù yìí kún {$brand}. Ẹ má ṣe fún ẹnikẹ́ni.',
      'Kóòdù fóònù {$brand}: {$code}. Ẹ má ṣe fún ẹnikẹ́ni.',
      'Kóòdù fóònù {$brand}: {$code}',
    ],
    recovery: [
      '.input {$minutes :integer} {{{$code} ni kóòdù láti yí ọ̀rọ̀ aṣínà yín padà ní {$brand}. Yóò parí lẹ́yìn ìṣẹ́jú {$minutes}. Ẹ má ṣe fún ẹnikẹ́ni.}}',
      '{$code} ni kóòdù láti yí ọ̀rọ̀ aṣínà yín padà ní {$brand}. Ẹ má ṣe fún ẹnikẹ́ni.',
      'Kóòdù ọ̀rọ̀ aṣínà {$brand}: {$code}. Ẹ má ṣe fún ẹnikẹ́ni.',
      'Kóòdù ọ̀rọ̀ aṣínà {$brand}: {$code}',
    ],
    unlock: [
      '.input {$minutes :integer} {{{$code} ni kóòdù láti ṣí àkáǹtì yín ní {$brand}. Yóò parí lẹ́yìn ìṣẹ́jú {$minutes}. Ẹ má ṣe fún ẹnikẹ́ni.}}',
      '{$code} ni kóòdù láti ṣí àkáǹtì yín ní {$brand}. Ẹ má ṣe fún ẹnikẹ́ni.',
      'Kóòdù ìṣí àkáǹtì {$brand}: {$code}. Ẹ má ṣe fún ẹnikẹ́ni.',
      'Kóòdù ìṣí àkáǹtì {$brand}: {$code}',
    ],
  },
}
