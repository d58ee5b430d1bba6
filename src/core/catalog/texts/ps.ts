import type { LanguageTexts } from '../language-texts.js'

export const ps: LanguageTexts = {
  locale: 'ps',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      `.input {$minutes :integer} .match $minutes
        one {{په {$brand} کې د ننوتلو کوډ مو: {$code}. تر {$minutes} دقيقې پورې د کارولو وړ دی. له چا سره يې مه شريکوئ.}}
        * {{په {$brand} کې د ننوتلو کوډ مو: {$code}. تر {$minutes} دقيقو پورې د کارولو وړ دی. له چا سره يې مه شريکوئ.}}`,
      'په {$brand} کې د ننوتلو کوډ مو: {$code}. له چا سره يې مه شريکوئ.',
      'د {$brand} د ننوتلو کوډ: {$code}',
    ],
    enrollment: [
      `.input {$minutes :integer} .match $minutes
        one {{په {$brand} کې د دې ټيليفون د زياتولو کوډ مو: {$code}. تر {$minutes} دقيقې پورې د کارولو وړ دی. له چا سره يې مه شريکوئ.}}
        * {{په {$brand} کې د دې ټيليفون د زياتولو کوډ مو: {$code}. تر {$minutes} دقيقو پورې د کارولو وړ دی. له چا سره يې مه شريکوئ.}}`,
      'په {$brand} کې د دې ټيليفون د زياتولو کوډ مو: {$code}. له چا سره يې مه شريکوئ.',
      'د {$brand} د ټيليفون کوډ: {$code}. له چا سره يې مه شريکوئ.',
      'د {$brand} د ټيليفون کوډ: {$code}',
    ],
    recovery: [
      `.input {$minutes :integer} .match $minutes
        one {{په {$brand} کې د پټنوم د بدلولو کوډ مو: {$code}. تر {$minutes} دقيقې پورې د کارولو وړ دی. له چا سره يې مه شريکوئ.}}
        * {{په {$brand} کې د پټنوم د بدلولو کوډ مو: {$code}. تر {$minutes} دقيقو پورې د کارولو وړ دی. له چا سره يې مه شريکوئ.}}`,
      'په {$brand} کې د پټنوم د بدلولو کوډ مو: {$code}. له چا سره يې مه شريکوئ.',
      'د {$brand} د پټنوم کوډ: {$code}. له چا سره يې مه شريکوئ.',
      'د {$brand} د پټنوم کوډ: {$code}',
    ],
    unlock: [
      `.input {$minutes :integer} .match $minutes
        one {{په {$brand} کې د حساب د خلاصولو کوډ مو: {$code}. تر {$minutes} دقيقې پورې د کارولو وړ دی. له چا سره يې مه شريکوئ.}}
        * {{په {$brand} کې د حساب د خلاصولو کوډ مو: {$code}. تر {$minutes} دقيقو پورې د کارولو وړ دی. له چا سره يې مه شريکوئ.}}`,
      'په {$brand} کې د حساب د خلاصولو کوډ مو: {$code}. له چا سره يې مه شريکوئ.',
      'د {$brand} د حساب کوډ: {$code}. له چا سره يې مه شريکوئ.',
      'د {$brand} د حساب کوډ: {$code}',
    ],
  },
}
