import type { LanguageTexts } from '../language-texts.js'

export const nl: LanguageTexts = {
  locale: 'nl',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} is uw inlogcode voor {$brand}. Deze verloopt over {$minutes} minuut. Deel de code met niemand.}}
        * {{{$code} is uw inlogcode voor {$brand}. Deze verloopt over {$minutes} minuten. Deel de code met niemand.}}`,
      '{$code} is uw inlogcode voor {$brand}. Deel de code met niemand.',
      'Inlogcode voor {$brand}: {$code}',
    ],
    enrollment: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} is uw code om deze telefoon aan {$brand} toe te voegen. Deze verloopt over {$minutes} minuut. Deel de code met niemand.}}
        * {{{$code} is uw code om deze telefoon aan {$brand} toe te voegen. Deze verloopt over {$minutes} minuten. Deel de code met niemand.}}`,
      '{$code} is uw code om deze telefoon aan {$brand} toe te voegen. Deel de code met niemand.',
      'Code voor uw telefoon bij {$brand}: {$code}',
    ],
    recovery: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} is uw code om uw wachtwoord bij {$brand} opnieuw in te stellen. Deze verloopt over {$minutes} minuut. Deel de code met niemand.}}
        * {{{$code} is uw code om uw wachtwoord bij {$brand} opnieuw in te stellen. Deze verloopt over {$minutes} minuten. Deel de code met niemand.}}`,
      '{$code} is uw code om uw wachtwoord bij {$brand} opnieuw in te stellen. Deel de code met niemand.',
      'Wachtwoordcode voor {$brand}: {$code}',
    ],
    unlock: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} is uw code om uw account bij {$brand} te ontgrendelen. Deze verloopt over {$minutes} minuut. Deel de code met niemand.}}
        * {{{$code} is uw code om uw account bij {$brand} te ontgrendelen. Deze verloopt over {$minutes} minuten. Deel de code met niemand.}}`,
      '{$code} is uw code om uw account bij {$brand} te ontgrendelen. Deel de code met niemand.',
      'Ontgrendelcode voor {$brand}: {$code}',
    ],
  },
  voice: {
    authentication: [
      'Goedendag. Uw inlogcode voor {$brand} is {$code}. Ik herhaal: {$code}. Deel de code met niemand. Tot ziens.',
      'Uw inlogcode voor {$brand} is {$code}. Ik herhaal: {$code}.',
    ],
    enrollment: [
      'Goedendag. Uw code om deze telefoon aan {$brand} toe te voegen is {$code}. Ik herhaal: {$code}. Deel de code met niemand. Tot ziens.',
      'Uw code om deze telefoon aan {$brand} toe te voegen is {$code}. Ik herhaal: {$code}.',
    ],
    recovery: [
      'Goedendag. Uw code om uw wachtwoord bij {$brand} opnieuw in te stellen is {$code}. Ik herhaal: {$code}. Deel de code met niemand. Tot ziens.',
      'Uw code om uw wachtwoord bij {$brand} opnieuw in te stellen is {$code}. Ik herhaal: {$code}.',
    ],
    unlock: [
      'Goedendag. Uw code om uw account bij {$brand} te ontgrendelen is {$code}. Ik herhaal: {$code}. Deel de code met niemand. Tot ziens.',
      'Uw code om uw account bij {$brand} te ontgrendelen is {$code}. Ik herhaal: {$code}.',
    ],
  },
}
