import type { LanguageTexts } from '../language-texts.js'

export const fr: LanguageTexts = {
  locale: 'fr',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} est votre code de connexion {$brand}. Il expire dans {$minutes} minute. Ne le communiquez à personne.}}
        * {{{$code} est votre code de connexion {$brand}. Il expire dans {$minutes} minutes. Ne le communiquez à personne.}}`,
      '{$code} est votre code de connexion {$brand}. Ne le communiquez à personne.',
      'Code de connexion {$brand} : {$code}',
    ],
    enrollment: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} est votre code pour ajouter ce téléphone à {$brand}. Il expire dans {$minutes} minute. Ne le communiquez à personne.}}
        * {{{$code} est votre code pour ajouter ce téléphone à {$brand}. Il expire dans {$minutes} minutes. Ne le communiquez à personne.}}`,
      '{$code} est votre code pour ajouter ce téléphone à {$brand}. Ne le communiquez à personne.',
      "Code d'ajout de téléphone {$brand} : {$code}",
    ],
    recovery: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} est votre code pour réinitialiser votre mot de passe {$brand}. Il expire dans {$minutes} minute. Ne le communiquez à personne.}}
        * {{{$code} est votre code pour réinitialiser votre mot de passe {$brand}. Il expire dans {$minutes} minutes. Ne le communiquez à personne.}}`,
      '{$code} est votre code pour réinitialiser votre mot de passe {$brand}. Ne le communiquez à personne.',
      'Code de réinitialisation {$brand} : {$code}',
    ],
    unlock: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} est votre code pour déverrouiller votre compte {$brand}. Il expire dans {$minutes} minute. Ne le communiquez à personne.}}
        * {{{$code} est votre code pour déverrouiller votre compte {$brand}. Il expire dans {$minutes} minutes. Ne le communiquez à personne.}}`,
      '{$code} est votre code pour déverrouiller votre compte {$brand}. Ne le communiquez à personne.',
      'Code de déverrouillage {$brand} : {$code}',
    ],
  },
  voice: {
    authentication: [
      'Bonjour. Votre code de connexion {$brand} est le {$code}. Je répète : {$code}. Ne le communiquez à personne. Au revoir.',
      'Votre code de connexion {$brand} est le {$code}. Je répète : {$code}.',
    ],
    enrollment: [
      'Bonjour. Votre code pour ajouter ce téléphone à {$brand} est le {$code}. Je répète : {$code}. Ne le communiquez à personne. Au revoir.',
      'Votre code pour ajouter ce téléphone à {$brand} est le {$code}. Je répète : {$code}.',
    ],
    recovery: [
      'Bonjour. Votre code pour réinitialiser votre mot de passe {$brand} est le {$code}. Je répète : {$code}. Ne le communiquez à personne. Au revoir.',
      'Votre code pour réinitialiser votre mot de passe {$brand} est le {$code}. Je répète : {$code}.',
    ],
    unlock: [
      'Bonjour. Votre code pour déverrouiller votre compte {$brand} est le {$code}. Je répète : {$code}. Ne le communiquez à personne. Au revoir.',
      'Votre code pour déverrouiller votre compte {$brand} est le {$code}. Je répète : {$code}.',
    ],
  },
}
