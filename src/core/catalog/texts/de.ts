import type { LanguageTexts } from '../language-texts.js'

export const de: LanguageTexts = {
  locale: 'de',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} ist Ihr Anmeldecode für {$brand}. Er gilt {$minutes} Minute. Geben Sie ihn nicht weiter.}}
        * {{{$code} ist Ihr Anmeldecode für {$brand}. Er gilt {$minutes} Minuten. Geben Sie ihn nicht weiter.}}`,
      '{$code} ist Ihr Anmeldecode für {$brand}. Geben Sie ihn nicht weiter.',
      '{$brand}-Anmeldecode: {$code}',
    ],
    enrollment: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} ist Ihr Code, um dieses Telefon bei {$brand} hinzuzufügen. Er gilt {$minutes} Minute. Geben Sie ihn nicht weiter.}}
        * {{{$code} ist Ihr Code, um dieses Telefon bei {$brand} hinzuzufügen. Er gilt {$minutes} Minuten. Geben Sie ihn nicht weiter.}}`,
      '{$code} ist Ihr Code, um dieses Telefon bei {$brand} hinzuzufügen. Geben Sie ihn nicht weiter.',
      '{$brand}-Code für dieses Telefon: {$code}',
    ],
    recovery: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} ist Ihr Code, um Ihr Passwort bei {$brand} zurückzusetzen. Er gilt {$minutes} Minute. Geben Sie ihn nicht weiter.}}
        * {{{$code} ist Ihr Code, um Ihr Passwort bei {$brand} zurückzusetzen. Er gilt {$minutes} Minuten. Geben Sie ihn nicht weiter.}}`,
      '{$code} ist Ihr Code, um Ihr Passwort bei {$brand} zurückzusetzen. Geben Sie ihn nicht weiter.',
      '{$brand}-Code für ein neues Passwort: {$code}',
    ],
    unlock: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} ist Ihr Code, um Ihr Konto bei {$brand} zu entsperren. Er gilt {$minutes} Minute. Geben Sie ihn nicht weiter.}}
        * {{{$code} ist Ihr Code, um Ihr Konto bei {$brand} zu entsperren. Er gilt {$minutes} Minuten. Geben Sie ihn nicht weiter.}}`,
      '{$code} ist Ihr Code, um Ihr Konto bei {$brand} zu entsperren. Geben Sie ihn nicht weiter.',
      '{$brand}-Entsperrcode: {$code}',
    ],
  },
  voice: {
    authentication: [
      'Guten Tag. Ihr Anmeldecode für {$brand} lautet {$code}. Ich wiederhole: {$code}. Geben Sie ihn nicht weiter. Auf Wiederhören.',
      'Ihr Anmeldecode für {$brand} lautet {$code}. Ich wiederhole: {$code}.',
    ],
    enrollment: [
      'Guten Tag. Ihr Code, um dieses Telefon bei {$brand} hinzuzufügen, lautet {$code}. Ich wiederhole: {$code}. Geben Sie ihn nicht weiter. Auf Wiederhören.',
      'Ihr Code, um dieses Telefon bei {$brand} hinzuzufügen, lautet {$code}. Ich wiederhole: {$code}.',
    ],
    recovery: [
      'Guten Tag. Ihr Code, um Ihr Passwort bei {$brand} zurückzusetzen, lautet {$code}. Ich wiederhole: {$code}. Geben Sie ihn nicht weiter. Auf Wiederhören.',
      'Ihr Code, um Ihr Passwort bei {$brand} zurückzusetzen, lautet {$code}. Ich wiederhole: {$code}.',
    ],
    unlock: [
      'Guten Tag. Ihr Code, um Ihr Konto bei {$brand} zu entsperren, lautet {$code}. Ich wiederhole: {$code}. Geben Sie ihn nicht weiter. Auf Wiederhören.',
      'Ihr Code, um Ihr Konto bei {$brand} zu entsperren, lautet {$code}. Ich wiederhole: {$code}.',
    ],
  },
}
