import type { LanguageTexts } from '../language-texts.js'

export const hu: LanguageTexts = {
  locale: 'hu',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      '.input {$minutes :integer} {{{$brand}: az Ön belépési kódja {$code}. A kód {$minutes} percig érvényes. Ne adja meg senkinek.}}',
      '{$brand}: az Ön belépési kódja {$code}. Ne adja meg senkinek.',
      '{$brand} belépési kód: {$code}',
    ],
    enrollment: [
      '.input {$minutes :integer} {{{$brand}: a telefon hozzáadásához szükséges kód {$code}. A kód {$minutes} percig érvényes. Ne adja meg senkinek.}}',
      '{$brand}: a telefon hozzáadásához szükséges kód {$code}. Ne adja meg senkinek.',
      '{$brand} telefon hozzáadása: {$code}. Ne adja meg senkinek.',
      '{$brand} telefon hozzáadása: {$code}',
    ],
    recovery: [
      '.input {$minutes :integer} {{{$brand}: a jelszó visszaállításához szükséges kód {$code}. A kód {$minutes} percig érvényes. Ne adja meg senkinek.}}',
      '{$brand}: a jelszó visszaállításához szükséges kód {$code}. Ne adja meg senkinek.',
      '{$brand} jelszó-visszaállítás: {$code}. Ne adja meg senkinek.',
      '{$brand} jelszó-visszaállítás: {$code}',
    ],
    unlock: [
      '.input {$minutes :integer} {{{$brand}: a fiók feloldásához szükséges kód {$code}. A kód {$minutes} percig érvényes. Ne adja meg senkinek.}}',
      '{$brand}: a fiók feloldásához szükséges kód {$code}. Ne adja meg senkinek.',
      '{$brand} fiókfeloldás: {$code}. Ne adja meg senkinek.',
      '{$brand} fiókfeloldás: {$code}',
    ],
  },
}
