import type { LanguageTexts } from '../language-texts.js'

export const lb: LanguageTexts = {
  locale: 'lb',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} ass Äre Code fir Iech bei {$brand} anzeloggen. E gëllt {$minutes} Minutt. Deelt en mat kengem.}}
        * {{{$code} ass Äre Code fir Iech bei {$brand} anzeloggen. E gëllt {$minutes} Minutten. Deelt en mat kengem.}}`,
      '{$code} ass Äre Code fir Iech bei {$brand} anzeloggen. Deelt en mat kengem.',
      'Login-Code fir {$brand}: {$code}',
    ],
    enrollment: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} ass Äre Code fir dësen Telefon bei {$brand} dobäizesetzen. E gëllt {$minutes} Minutt. Deelt en mat kengem.}}
        * {{{$code} ass Äre Code fir dësen Telefon bei {$brand} dobäizesetzen. E gëllt {$minutes} Minutten. Deelt en mat kengem.}}`,
      '{$code} ass Äre Code fir dësen Telefon bei {$brand} dobäizesetzen. Deelt en mat kengem.',
      'Telefonscode fir {$brand}: {$code}. Deelt en mat kengem.',
      'Telefonscode fir {$brand}: {$code}',
    ],
    recovery: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} ass Äre Code fir Äert Passwuert bei {$brand} zréckzesetzen. E gëllt {$minutes} Minutt. Deelt en mat kengem.}}
        * {{{$code} ass Äre Code fir Äert Passwuert bei {$brand} zréckzesetzen. E gëllt {$minutes} Minutten. Deelt en mat kengem.}}`,
      '{$code} ass Äre Code fir Äert Passwuert bei {$brand} zréckzesetzen. Deelt en mat kengem.',
      'Passwuertcode fir {$brand}: {$code}',
    ],
    unlock: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} ass Äre Code fir Äre Kont bei {$brand} ze entspären. E gëllt {$minutes} Minutt. Deelt en mat kengem.}}
        * {{{$code} ass Äre Code fir Äre Kont bei {$brand} ze entspären. E gëllt {$minutes} Minutten. Deelt en mat kengem.}}`,
      '{$code} ass Äre Code fir Äre Kont bei {$brand} ze entspären. Deelt en mat kengem.',
      'Code fir de Kont bei {$brand} ze entspären: {$code}',
    ],
  },
}
