import type { LanguageTexts } from '../language-texts.js'

export const am: LanguageTexts = {
  locale: 'am',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      '.input {$minutes :integer} {{የ{$brand} መግቢያ ኮድዎ {$code} ነው። ለ{$minutes} ደቂቃ ያገለግላል። ለማንም አያጋሩ።}}',
      'የ{$brand} መግቢያ ኮድዎ {$code} ነው። ለማንም አያጋሩ።',
      'የ{$brand} መግቢያ ኮድ: {$code}',
    ],
    enrollment: [
      '.input {$minutes :integer} {{ይህን ስልክ ወደ {$brand} ለመጨመር ኮድዎ {$code} ነው። ለ{$minutes} ደቂቃ ያገለግላል። ለማንም አያጋሩ።}}',
      'ይህን ስልክ ወደ {$brand} ለመጨመር ኮድዎ {$code} ነው። ለማንም አያጋሩ።',
      'የ{$brand} ስልክ መጨመሪያ ኮድ: {$code}',
    ],
    recovery: [
      '.input {$minutes :integer} {{የ{$brand} የይለፍ ቃልዎን ለመቀየር ኮድዎ {$code} ነው። ለ{$minutes} ደቂቃ ያገለግላል። ለማንም አያጋሩ።}}',
      'የ{$brand} የይለፍ ቃልዎን ለመቀየር ኮድዎ {$code} ነው። ለማንም አያጋሩ።',
      'የ{$brand} የይለፍ ቃል ኮድ: {$code}',
    ],
    unlock: [
      '.input {$minutes :integer} {{የ{$brand} መለያዎን ለመክፈት ኮድዎ {$code} ነው። ለ{$minutes} ደቂቃ ያገለግላል። ለማንም አያጋሩ።}}',
      'የ{$brand} መለያዎን ለመክፈት ኮድዎ {$code} ነው። ለማንም አያጋሩ።',
      'የ{$brand} መለያ መክፈቻ ኮድ: {$code}',
    ],
  },
}
