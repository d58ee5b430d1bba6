import type { LanguageTexts } from '../language-texts.js'

export const it: LanguageTexts = {
  locale: 'it',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} è il codice di accesso a {$brand}. Scade tra {$minutes} minuto. Non lo comunichi a nessuno.}}
        * {{{$code} è il codice di accesso a {$brand}. Scade tra {$minutes} minuti. Non lo comunichi a nessuno.}}`,
      '{$code} è il codice di accesso a {$brand}. Non lo comunichi a nessuno.',
      'Codice di accesso a {$brand}: {$code}',
    ],
    enrollment: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} è il codice per aggiungere questo telefono a {$brand}. Scade tra {$minutes} minuto. Non lo comunichi a nessuno.}}
        * {{{$code} è il codice per aggiungere questo telefono a {$brand}. Scade tra {$minutes} minuti. Non lo comunichi a nessuno.}}`,
      '{$code} è il codice per aggiungere questo telefono a {$brand}. Non lo comunichi a nessuno.',
      'Codice per il telefono su {$brand}: {$code}',
    ],
    recovery: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} è il codice per reimpostare la password di {$brand}. Scade tra {$minutes} minuto. Non lo comunichi a nessuno.}}
        * {{{$code} è il codice per reimpostare la password di {$brand}. Scade tra {$minutes} minuti. Non lo comunichi a nessuno.}}`,
      '{$code} è il codice per reimpostare la password di {$brand}. Non lo comunichi a nessuno.',
      'Codice per la password di {$brand}: {$code}',
    ],
    unlock: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} è il codice per sbloccare l'account {$brand}. Scade tra {$minutes} minuto. Non lo comunichi a nessuno.}}
        * {{{$code} è il codice per sbloccare l'account {$brand}. Scade tra {$minutes} minuti. Non lo comunichi a nessuno.}}`,
      "{$code} è il codice per sbloccare l'account {$brand}. Non lo comunichi a nessuno.",
      'Codice di sblocco {$brand}: {$code}',
    ],
  },
  voice: {
    authentication: [
      'Buongiorno. Il codice di accesso a {$brand} è {$code}. Ripeto: {$code}. Non lo comunichi a nessuno. Arrivederci.',
      'Il codice di accesso a {$brand} è {$code}. Ripeto: {$code}.',
    ],
    enrollment: [
      'Buongiorno. Il codice per aggiungere questo telefono a {$brand} è {$code}. Ripeto: {$code}. Non lo comunichi a nessuno. Arrivederci.',
      'Il codice per aggiungere questo telefono a {$brand} è {$code}. Ripeto: {$code}.',
    ],
    recovery: [
      'Buongiorno. Il codice per reimpostare la password di {$brand} è {$code}. Ripeto: {$code}. Non lo comunichi a nessuno. Arrivederci.',
      'Il codice per reimpostare la password di {$brand} è {$code}. Ripeto: {$code}.',
    ],
    unlock: [
      "Buongiorno. Il codice per sbloccare l'account {$brand} è {$code}. Ripeto: {$code}. Non lo comunichi a nessuno. Arrivederci.",
      "Il codice per sbloccare l'account {$brand} è {$code}. Ripeto: {$code}.",
    ],
  },
}
