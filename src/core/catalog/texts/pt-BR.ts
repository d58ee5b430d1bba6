import type { LanguageTexts } from '../language-texts.js'

export const ptBR: LanguageTexts = {
  locale: 'pt-BR',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      `.input {$minutes :integer} .match $minutes
        one {{Use {$code} para entrar em {$brand}. Expira em {$minutes} minuto. Nunca compartilhe com ninguém.}}
        * {{Use {$code} para entrar em {$brand}. Expira em {$minutes} minutos. Nunca compartilhe com ninguém.}}`,
      'Use {$code} para entrar em {$brand}. Nunca compartilhe com ninguém.',
      'Use {$code} para entrar em {$brand}',
    ],
    enrollment: [
      `.input {$minutes :integer} .match $minutes
        one {{Use {$code} para adicionar este telefone a {$brand}. Expira em {$minutes} minuto. Nunca compartilhe com ninguém.}}
        * {{Use {$code} para adicionar este telefone a {$brand}. Expira em {$minutes} minutos. Nunca compartilhe com ninguém.}}`,
      'Use {$code} para adicionar este telefone a {$brand}. Nunca compartilhe com ninguém.',
      'Use {$code} para adicionar este telefone a {$brand}',
    ],
    recovery: [
      `.input {$minutes :integer} .match $minutes
        one {{Use {$code} para redefinir sua senha de {$brand}. Expira em {$minutes} minuto. Nunca compartilhe com ninguém.}}
        * {{Use {$code} para redefinir sua senha de {$brand}. Expira em {$minutes} minutos. Nunca compartilhe com ninguém.}}`,
      'Use {$code} para redefinir sua senha de {$brand}. Nunca compartilhe com ninguém.',
      'Use {$code} para redefinir sua senha de {$brand}',
    ],
    unlock: [
      `.input {$minutes :integer} .match $minutes
        one {{Use {$code} para desbloquear sua conta {$brand}. Expira em {$minutes} minuto. Nunca compartilhe com ninguém.}}
        * {{Use {$code} para desbloquear sua conta {$brand}. Expira em {$minutes} minutos. Nunca compartilhe com ninguém.}}`,
      'Use {$code} para desbloquear sua conta {$brand}. Nunca compartilhe com ninguém.',
      'Use {$code} para desbloquear sua conta {$brand}',
    ],
  },
  voice: {
    authentication: [
      'Olá. Seu código para entrar em {$brand} é {$code}. Repetindo: {$code}. Não compartilhe com ninguém. Até logo.',
      'Seu código para entrar em {$brand} é {$code}. Repetindo: {$code}.',
    ],
    enrollment: [
      'Olá. Seu código para adicionar este telefone a {$brand} é {$code}. Repetindo: {$code}. Não compartilhe com ninguém. Até logo.',
      'Seu código para adicionar este telefone a {$brand} é {$code}. Repetindo: {$code}.',
    ],
    recovery: [
      'Olá. Seu código para redefinir sua senha de {$brand} é {$code}. Repetindo: {$code}. Não compartilhe com ninguém. Até logo.',
      'Seu código para redefinir sua senha de {$brand} é {$code}. Repetindo: {$code}.',
    ],
    unlock: [
      'Olá. Seu código para desbloquear sua conta {$brand} é {$code}. Repetindo: {$code}. Não compartilhe com ninguém. Até logo.',
      'Seu código para desbloquear sua conta {$brand} é {$code}. Repetindo: {$code}.',
    ],
  },
}
