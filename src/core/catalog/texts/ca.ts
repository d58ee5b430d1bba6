import type { LanguageTexts } from '../language-texts.js'

export const ca: LanguageTexts = {
  locale: 'ca',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} és el vostre codi d'accés a {$brand}. Caduca en {$minutes} minut. No el compartiu.}}
        * {{{$code} és el vostre codi d'accés a {$brand}. Caduca en {$minutes} minuts. No el compartiu.}}`,
      "{$code} és el vostre codi d'accés a {$brand}. No el compartiu.",
      "Codi d'accés a {$brand}: {$code}",
    ],
    enrollment: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} és el vostre codi per afegir aquest telèfon a {$brand}. Caduca en {$minutes} minut. No el compartiu.}}
        * {{{$code} és el vostre codi per afegir aquest telèfon a {$brand}. Caduca en {$minutes} minuts. No el compartiu.}}`,
      '{$code} és el vostre codi per afegir aquest telèfon a {$brand}. No el compartiu.',
      'Codi per afegir el telèfon a {$brand}: {$code}',
    ],
    recovery: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} és el vostre codi per canviar la contrasenya a {$brand}. Caduca en {$minutes} minut. No el compartiu.}}
        * {{{$code} és el vostre codi per canviar la contrasenya a {$brand}. Caduca en {$minutes} minuts. No el compartiu.}}`,
      '{$code} és el vostre codi per canviar la contrasenya a {$brand}. No el compartiu.',
      'Codi per canviar la contrasenya a {$brand}: {$code}',
    ],
    unlock: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} és el vostre codi per desbloquejar el compte a {$brand}. Caduca en {$minutes} minut. No el compartiu.}}
        * {{{$code} és el vostre codi per desbloquejar el compte a {$brand}. Caduca en {$minutes} minuts. No el compartiu.}}`,
      '{$code} és el vostre codi per desbloquejar el compte a {$brand}. No el compartiu.',
      'Codi per desbloquejar el compte a {$brand}: {$code}',
    ],
  },
}
