import type { LanguageTexts } from '../language-texts.js'

export const ig: LanguageTexts = {
  locale: 'ig',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      ".input {$minutes :integer} {{{$code} bụ koodu nbanye gị na {$brand}. Ọ ga-akwụsị ịrụ ọrụ n'ime nkeji {$minutes}. Agwala onye ọ bụla.}}",
      '{$code} bụ koodu nbanye gị na {$brand}. Agwala onye ọ bụla.',
      'Koodu nbanye {$brand}: {$code}',
    ],
    enrollment: [
      ".input {$minutes :integer} {{{$code} bụ koodu iji tinye ekwentị a na {$brand}. Ọ ga-akwụsị ịrụ ọrụ n'ime nkeji {$minutes}. Agwala onye ọ bụla.}}",
      '{$code} bụ koodu iji tinye ekwentị a na {$brand}. Agwala onye ọ bụla.',
      'Koodu ekwentị {$brand}: {$code}',
    ],
    recovery: [
      ".input {$minutes :integer} {{{$code} bụ koodu iji gbanwee paswọọdụ gị na {$brand}. Ọ ga-akwụsị ịrụ ọrụ n'ime nkeji {$minutes}. Agwala onye ọ bụla.}}",
      '{$code} bụ koodu iji gbanwee paswọọdụ gị na {$brand}. Agwala onye ọ bụla.',
      'Koodu paswọọdụ {$brand}: {$code}. Agwala onye ọ bụla.',
      'Koodu paswọọdụ {$brand}: {$code}',
    ],
    unlock: [
      ".input {$minutes :integer} {{{$code} bụ koodu iji kpọghee akaụntụ gị na {$brand}. Ọ ga-akwụsị ịrụ ọrụ n'ime nkeji {$minutes}. Agwala onye ọ bụla.}}",
      '{$code} bụ koodu iji kpọghee akaụntụ gị na {$brand}. Agwala onye ọ bụla.',
      'Koodu mkpọghe akaụntụ {$brand}: {$code}. Agwala onye ọ bụla.',
      'Koodu mkpọghe akaụntụ {$brand}: {$code}',
    ],
  },
}
