import type { LanguageTexts } from '../language-texts.js'

export const kk: LanguageTexts = {
  locale: 'kk',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      '.input {$minutes :integer} {{{$brand} жүйесіне кіру кодыңыз: {$code}. Код {$minutes} минут жарамды. Оны ешкімге айтпаңыз.}}',
      '{$brand} жүйесіне кіру кодыңыз: {$code}. Оны ешкімге айтпаңыз.',
      '{$brand} кіру коды: {$code}',
    ],
    enrollment: [
      '.input {$minutes :integer} {{Осы телефонды {$brand} жүйесіне қосу кодыңыз: {$code}. Код {$minutes} минут жарамды. Оны ешкімге айтпаңыз.}}',
      'Осы телефонды {$brand} жүйесіне қосу кодыңыз: {$code}. Оны ешкімге айтпаңыз.',
      '{$brand} телефон қосу коды: {$code}. Оны ешкімге айтпаңыз.',
      '{$brand} телефон қосу коды: {$code}',
    ],
    recovery: [
      '.input {$minutes :integer} {{{$brand} құпиясөзін қалпына келтіру кодыңыз: {$code}. Код {$minutes} минут жарамды. Оны ешкімге айтпаңыз.}}',
      '{$brand} құпиясөзін қалпына келтіру кодыңыз: {$code}. Оны ешкімге айтпаңыз.',
      '{$brand} құпиясөз коды: {$code}. Оны ешкімге айтпаңыз.',
      '{$brand} құпиясөз коды: {$code}',
    ],
    unlock: [
      '.input {$minutes :integer} {{{$brand} тіркелгісінің құлпын ашу кодыңыз: {$code}. Код {$minutes} минут жарамды. Оны ешкімге айтпаңыз.}}',
      '{$brand} тіркелгісінің құлпын ашу кодыңыз: {$code}. Оны ешкімге айтпаңыз.',
      '{$brand} құлып ашу коды: {$code}. Оны ешкімге айтпаңыз.',
      '{$brand} құлып ашу коды: {$code}',
    ],
  },
}
