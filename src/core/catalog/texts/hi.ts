import type { LanguageTexts } from '../language-texts.js'

export const hi: LanguageTexts = {
  locale: 'hi',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      '.input {$minutes :integer} {{{$brand} में साइन इन करने का आपका कोड {$code} है। यह {$minutes} मिनट तक मान्य है। इसे किसी से साझा न करें।}}',
      '{$brand} में साइन इन करने का आपका कोड {$code} है। इसे किसी से साझा न करें।',
      '{$brand} साइन-इन कोड: {$code}। इसे किसी से साझा न करें।',
      '{$brand} साइन-इन कोड: {$code}',
    ],
    enrollment: [
      '.input {$minutes :integer} {{इस फ़ोन को {$brand} में जोड़ने का आपका कोड {$code} है। यह {$minutes} मिनट तक मान्य है। इसे किसी से साझा न करें।}}',
      'इस फ़ोन को {$brand} में जोड़ने का आपका कोड {$code} है। इसे किसी से साझा न करें।',
      '{$brand} फ़ोन जोड़ने का कोड: {$code}। इसे किसी से साझा न करें।',
      '{$brand} फ़ोन जोड़ने का कोड: {$code}',
    ],
    recovery: [
      '.input {$minutes :integer} {{{$brand} का पासवर्ड रीसेट करने का आपका कोड {$code} है। यह {$minutes} मिनट तक मान्य है। इसे किसी से साझा न करें।}}',
      '{$brand} का पासवर्ड रीसेट करने का आपका कोड {$code} है। इसे किसी से साझा न करें।',
      '{$brand} पासवर्ड रीसेट कोड: {$code}। इसे किसी से साझा न करें।',
      '{$brand} पासवर्ड रीसेट कोड: {$code}',
    ],
    unlock: [
      '.input {$minutes :integer} {{{$brand} का खाता अनलॉक करने का आपका कोड {$code} है। यह {$minutes} मिनट तक मान्य है। इसे किसी से साझा न करें।}}',
      '{$brand} का खाता अनलॉक करने का आपका कोड {$code} है। इसे किसी से साझा न करें।',
      '{$brand} खाता अनलॉक कोड: {$code}। इसे किसी से साझा न करें।',
      '{$brand} खाता अनलॉक कोड: {$code}',
    ],
  },
}
