import type { LanguageTexts } from '../language-texts.js'

export const ur: LanguageTexts = {
  locale: 'ur',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      '.input {$minutes :integer} {{آپ کا {$brand} سائن ان کوڈ {$code} ہے۔ یہ {$minutes} منٹ تک کارآمد ہے۔ اسے کسی کو نہ بتائیں۔}}',
      'آپ کا {$brand} سائن ان کوڈ {$code} ہے۔ اسے کسی کو نہ بتائیں۔',
      'سائن ان کوڈ برائے {$brand}: {$code}',
    ],
    enrollment: [
      '.input {$minutes :integer} {{اس فون کو {$brand} میں شامل کرنے کا کوڈ {$code} ہے۔ یہ {$minutes} منٹ تک کارآمد ہے۔ اسے کسی کو نہ بتائیں۔}}',
      'اس فون کو {$brand} میں شامل کرنے کا کوڈ {$code} ہے۔ اسے کسی کو نہ بتائیں۔',
      'فون کوڈ برائے {$brand}: {$code}۔ اسے کسی کو نہ بتائیں۔',
      'فون کوڈ برائے {$brand}: {$code}',
    ],
    recovery: [
      '.input {$minutes :integer} {{آپ کا {$brand} پاس ورڈ بدلنے کا کوڈ {$code} ہے۔ یہ {$minutes} منٹ تک کارآمد ہے۔ اسے کسی کو نہ بتائیں۔}}',
      'آپ کا {$brand} پاس ورڈ بدلنے کا کوڈ {$code} ہے۔ اسے کسی کو نہ بتائیں۔',
      'پاس ورڈ کوڈ برائے {$brand}: {$code}',
    ],
    unlock: [
      '.input {$minutes :integer} {{آپ کا {$brand} اکاؤنٹ ان لاک کرنے کا کوڈ {$code} ہے۔ یہ {$minutes} منٹ تک کارآمد ہے۔ اسے کسی کو نہ بتائیں۔}}',
      'آپ کا {$brand} اکاؤنٹ ان لاک کرنے کا کوڈ {$code} ہے۔ اسے کسی کو نہ بتائیں۔',
      'ان لاک کوڈ برائے {$brand}: {$code}۔ اسے کسی کو نہ بتائیں۔',
      'ان لاک کوڈ برائے {$brand}: {$code}',
    ],
  },
}
