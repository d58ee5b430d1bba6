import type { LanguageTexts } from '../language-texts.js'

export const frCA: LanguageTexts = {
  locale: 'fr-CA',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} est votre code pour ouvrir une session chez {$brand}. Il expire dans {$minutes} minute. Ne le divulguez à personne.}}
        * {{{$code} est votre code pour ouvrir une session chez {$brand}. Il expire dans {$minutes} minutes. Ne le divulguez à personne.}}`,
      '{$code} est votre code pour ouvrir une session chez {$brand}. Ne le divulguez à personne.',
      "Code d'ouverture de session {$brand} : {$code}",
    ],
    enrollment: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} est votre code pour ajouter ce téléphone chez {$brand}. Il expire dans {$minutes} minute. Ne le divulguez à personne.}}
        * {{{$code} est votre code pour ajouter ce téléphone chez {$brand}. Il expire dans {$minutes} minutes. Ne le divulguez à personne.}}`,
      '{$code} est votre code pour ajouter ce téléphone chez {$brand}. Ne le divulguez à personne.',
      "Code d'ajout de téléphone {$brand} : {$code}",
    ],
    recovery: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} est votre code pour réinitialiser votre mot de passe chez {$brand}. Il expire dans {$minutes} minute. Ne le divulguez à personne.}}
        * {{{$code} est votre code pour réinitialiser votre mot de passe chez {$brand}. Il expire dans {$minutes} minutes. Ne le divulguez à personne.}}`,
      '{$code} est votre code pour réinitialiser votre mot de passe chez {$brand}. Ne le divulguez à personne.',
      'Code de réinitialisation {$brand} : {$code}',
    ],
    unlock: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} est votre code pour déverrouiller votre compte chez {$brand}. Il expire dans {$minutes} minute. Ne le divulguez à personne.}}
        * {{{$code} est votre code pour déverrouiller votre compte chez {$brand}. Il expire dans {$minutes} minutes. Ne le divulguez à personne.}}`,
      '{$code} est votre code pour déverrouiller votre compte chez {$brand}. Ne le divulguez à personne.',
      'Code de déverrouillage {$brand} : {$code}',
    ],
  },
  voice: {
    authentication: [
      'Bonjour. Votre code pour ouvrir une session chez {$brand} est le {$code}. Je répète : {$code}. Ne le divulguez à personne. Au revoir.',
      'Votre code pour ouvrir une session chez {$brand} est le {$code}. Je répète : {$code}.',
    ],
    enrollment: [
      'Bonjour. Votre code pour ajouter ce téléphone chez {$brand} est le {$code}. Je répète : {$code}. Ne le divulguez à personne. Au revoir.',
      'Votre code pour ajouter ce téléphone chez {$brand} est le {$code}. Je répète : {$code}.',
    ],
    recovery: [
      'Bonjour. Votre code pour réinitialiser votre mot de passe chez {$brand} est le {$code}. Je répète : {$code}. Ne le divulguez à personne. Au revoir.',
      'Votre code pour réinitialiser votre mot de passe chez {$brand} est le {$code}. Je répète : {$code}.',
    ],
    unlock: [
      'Bonjour. Votre code pour déverrouiller votre compte chez {$brand} est le {$code}. Je répète : {$code}. Ne le divulguez à personne. Au revoir.',
      'Votre code pour déverrouiller votre compte chez {$brand} est le {$code}. Je répète : {$code}.',
    ],
  },
}
