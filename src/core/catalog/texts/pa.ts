import type { LanguageTexts } from '../language-texts.js'

export const pa: LanguageTexts = {
  locale: 'pa',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      '.input {$minutes :integer} {{ਤੁਹਾਡਾ {$brand} ਸਾਈਨ-ਇਨ ਕੋਡ {$code} ਹੈ। ਇਹ {$minutes} ਮਿੰਟ ਤੱਕ ਵੈਧ ਹੈ। ਇਹ ਕਿਸੇ ਨੂੰ ਨਾ ਦੱਸੋ।}}',
      'ਤੁਹਾਡਾ {$brand} ਸਾਈਨ-ਇਨ ਕੋਡ {$code} ਹੈ। ਇਹ ਕਿਸੇ ਨੂੰ ਨਾ ਦੱਸੋ।',
      '{$brand} ਸਾਈਨ-ਇਨ ਕੋਡ: {$code}',
    ],
    enrollment: [
      '.input {$minutes :integer} {{ਇਹ ਫ਼ੋਨ {$brand} ਵਿੱਚ ਜੋੜਨ ਲਈ ਤੁਹਾਡਾ ਕੋਡ {$code} ਹੈ। ਇਹ {$minutes} ਮਿੰਟ ਤੱਕ ਵੈਧ ਹੈ। ਇਹ ਕਿਸੇ ਨੂੰ ਨਾ ਦੱਸੋ।}}',
      'ਇਹ ਫ਼ੋਨ {$brand} ਵਿੱਚ ਜੋੜਨ ਲਈ ਤੁਹਾਡਾ ਕੋਡ {$code} ਹੈ। ਇਹ ਕਿਸੇ ਨੂੰ ਨਾ ਦੱਸੋ।',
      '{$brand} ਫ਼ੋਨ ਜੋੜਨ ਦਾ ਕੋਡ: {$code}। ਇਹ ਕਿਸੇ ਨੂੰ ਨਾ ਦੱਸੋ।',
      '{$brand} ਫ਼ੋਨ ਜੋੜਨ ਦਾ ਕੋਡ: {$code}',
    ],
    recovery: [
      '.input {$minutes :integer} {{ਤੁਹਾਡਾ {$brand} ਪਾਸਵਰਡ ਰੀਸੈੱਟ ਕਰਨ ਦਾ ਕੋਡ {$code} ਹੈ। ਇਹ {$minutes} ਮਿੰਟ ਤੱਕ ਵੈਧ ਹੈ। ਇਹ ਕਿਸੇ ਨੂੰ ਨਾ ਦੱਸੋ।}}',
      'ਤੁਹਾਡਾ {$brand} ਪਾਸਵਰਡ ਰੀਸੈੱਟ ਕਰਨ ਦਾ ਕੋਡ {$code} ਹੈ। ਇਹ ਕਿਸੇ ਨੂੰ ਨਾ ਦੱਸੋ।',
      '{$brand} ਪਾਸਵਰਡ ਰੀਸੈੱਟ ਕੋਡ: {$code}। ਇਹ ਕਿਸੇ ਨੂੰ ਨਾ ਦੱਸੋ।',
      '{$brand} ਪਾਸਵਰਡ ਰੀਸੈੱਟ ਕੋਡ: {$code}',
    ],
    unlock: [
      '.input {$minutes :integer} {{ਤੁਹਾਡਾ {$brand} ਖਾਤਾ ਅਨਲੌਕ ਕਰਨ ਦਾ ਕੋਡ {$code} ਹੈ। ਇਹ {$minutes} ਮਿੰਟ ਤੱਕ ਵੈਧ ਹੈ। ਇਹ ਕਿਸੇ ਨੂੰ ਨਾ ਦੱਸੋ।}}',
      'ਤੁਹਾਡਾ {$brand} ਖਾਤਾ ਅਨਲੌਕ ਕਰਨ ਦਾ ਕੋਡ {$code} ਹੈ। ਇਹ ਕਿਸੇ ਨੂੰ ਨਾ ਦੱਸੋ।',
      '{$brand} ਖਾਤਾ ਅਨਲੌਕ ਕੋਡ: {$code}। ਇਹ ਕਿਸੇ ਨੂੰ ਨਾ ਦੱਸੋ।',
      '{$brand} ਖਾਤਾ ਅਨਲੌਕ ਕੋਡ: {$code}',
    ],
  },
}
