import type { LanguageTexts } from '../language-texts.js'

export const ptPT: LanguageTexts = {
  locale: 'pt-PT',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      `.input {$minutes :integer} .match $minutes
        one {{Utilize {$code} para aceder a {$brand}. Expira dentro de {$minutes} minuto. Nunca o partilhe com ninguém.}}
        * {{Utilize {$code} para aceder a {$brand}. Expira dentro de {$minutes} minutos. Nunca o partilhe com ninguém.}}`,
      'Utilize {$code} para aceder a {$brand}. Nunca o partilhe com ninguém.',
      'Utilize {$code} para aceder a {$brand}',
    ],
    enrollment: [
      `.input {$minutes :integer} .match $minutes
        one {{Utilize {$code} para associar este telefone a {$brand}. Expira dentro de {$minutes} minuto. Nunca o partilhe com ninguém.}}
        * {{Utilize {$code} para associar este telefone a {$brand}. Expira dentro de {$minutes} minutos. Nunca o partilhe com ninguém.}}`,
      'Utilize {$code} para associar este telefone a {$brand}. Nunca o partilhe com ninguém.',
      'Utilize {$code} para associar este telefone a {$brand}',
    ],
    recovery: [
      `.input {$minutes :integer} .match $minutes
        one {{Utilize {$code} para repor a sua palavra-passe de {$brand}. Expira dentro de {$minutes} minuto. Nunca o partilhe com ninguém.}}
        * {{Utilize {$code} para repor a sua palavra-passe de {$brand}. Expira dentro de {$minutes} minutos. Nunca o partilhe com ninguém.}}`,
      'Utilize {$code} para repor a sua palavra-passe de {$brand}. Nunca o partilhe com ninguém.',
      'Utilize {$code} para repor a sua palavra-passe de {$brand}',
    ],
    unlock: [
      `.input {$minutes :integer} .match $minutes
        one {{Utilize {$code} para desbloquear a sua conta {$brand}. Expira dentro de {$minutes} minuto. Nunca o partilhe com ninguém.}}
        * {{Utilize {$code} para desbloquear a sua conta {$brand}. Expira dentro de {$minutes} minutos. Nunca o partilhe com ninguém.}}`,
      'Utilize {$code} para desbloquear a sua conta {$brand}. Nunca o partilhe com ninguém.',
      'Utilize {$code} para desbloquear a sua conta {$brand}',
    ],
  },
  voice: {
    authentication: [
      'Olá. O seu código para aceder a {$brand} é {$code}. Repito: {$code}. Nunca o partilhe com ninguém. Até breve.',
      'O seu código para aceder a {$brand} é {$code}. Repito: {$code}.',
    ],
    enrollment: [
      'Olá. O seu código para associar este telefone a {$brand} é {$code}. Repito: {$code}. Nunca o partilhe com ninguém. Até breve.',
      'O seu código para associar este telefone a {$brand} é {$code}. Repito: {$code}.',
    ],
    recovery: [
      'Olá. O seu código para repor a sua palavra-passe de {$brand} é {$code}. Repito: {$code}. Nunca o partilhe com ninguém. Até breve.',
      'O seu código para repor a sua palavra-passe de {$brand} é {$code}. Repito: {$code}.',
    ],
    unlock: [
      'Olá. O seu código para desbloquear a sua conta {$brand} é {$code}. Repito: {$code}. Nunca o partilhe com ninguém. Até breve.',
      'O seu código para desbloquear a sua conta {$brand} é {$code}. Repito: {$code}.',
    ],
  },
}
