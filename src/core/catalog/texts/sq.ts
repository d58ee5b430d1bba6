import type { LanguageTexts } from '../language-texts.js'

export const sq: LanguageTexts = {
  locale: 'sq',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} është kodi juaj i hyrjes në {$brand}. Vlen për {$minutes} minutë. Mos e ndani me askënd.}}
        * {{{$code} është kodi juaj i hyrjes në {$brand}. Vlen për {$minutes} minuta. Mos e ndani me askënd.}}`,
      '{$code} është kodi juaj i hyrjes në {$brand}. Mos e ndani me askënd.',
      'Kodi i hyrjes në {$brand}: {$code}',
    ],
    enrollment: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} është kodi juaj për të shtuar këtë telefon në {$brand}. Vlen për {$minutes} minutë. Mos e ndani me askënd.}}
        * {{{$code} është kodi juaj për të shtuar këtë telefon në {$brand}. Vlen për {$minutes} minuta. Mos e ndani me askënd.}}`,
      '{$code} është kodi juaj për të shtuar këtë telefon në {$brand}. Mos e ndani me askënd.',
      'Kodi i telefonit për {$brand}: {$code}. Mos e ndani me askënd.',
      'Kodi i telefonit për {$brand}: {$code}',
    ],
    recovery: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} është kodi juaj për të rivendosur fjalëkalimin në {$brand}. Vlen për {$minutes} minutë. Mos e ndani me askënd.}}
        * {{{$code} është kodi juaj për të rivendosur fjalëkalimin në {$brand}. Vlen për {$minutes} minuta. Mos e ndani me askënd.}}`,
      '{$code} është kodi juaj për të rivendosur fjalëkalimin në {$brand}. Mos e ndani me askënd.',
      'Kodi i fjalëkalimit në {$brand}: {$code}. Mos e ndani me askënd.',
      'Kodi i fjalëkalimit në {$brand}: {$code}',
    ],
    unlock: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} është kodi juaj për të zhbllokuar llogarinë në {$brand}. Vlen për {$minutes} minutë. Mos e ndani me askënd.}}
        * {{{$code} është kodi juaj për të zhbllokuar llogarinë në {$brand}. Vlen për {$minutes} minuta. Mos e ndani me askënd.}}`,
      '{$code} është kodi juaj për të zhbllokuar llogarinë në {$brand}. Mos e ndani me askënd.',
      'Kodi i zhbllokimit në {$brand}: {$code}. Mos e ndani me askënd.',
      'Kodi i zhbllokimit në {$brand}: {$code}',
    ],
  },
}
