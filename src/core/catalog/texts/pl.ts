import type { LanguageTexts } from '../language-texts.js'

export const pl: LanguageTexts = {
  locale: 'pl',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} to kod logowania do {$brand}. Wygasa za {$minutes} minutę. Nie podawaj go nikomu.}}
        few {{{$code} to kod logowania do {$brand}. Wygasa za {$minutes} minuty. Nie podawaj go nikomu.}}
        * {{{$code} to kod logowania do {$brand}. Wygasa za {$minutes} minut. Nie podawaj go nikomu.}}`,
      '{$code} to kod logowania do {$brand}. Nie podawaj go nikomu.',
      'Kod logowania do {$brand}: {$code}',
    ],
    enrollment: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} to kod do dodania tego telefonu w {$brand}. Wygasa za {$minutes} minutę. Nie podawaj go nikomu.}}
        few {{{$code} to kod do dodania tego telefonu w {$brand}. Wygasa za {$minutes} minuty. Nie podawaj go nikomu.}}
        * {{{$code} to kod do dodania tego telefonu w {$brand}. Wygasa za {$minutes} minut. Nie podawaj go nikomu.}}`,
      '{$code} to kod do dodania tego telefonu w {$brand}. Nie podawaj go nikomu.',
      'Kod dla telefonu w {$brand}: {$code}',
    ],
    recovery: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} to kod do zmiany hasła w {$brand}. Wygasa za {$minutes} minutę. Nie podawaj go nikomu.}}
        few {{{$code} to kod do zmiany hasła w {$brand}. Wygasa za {$minutes} minuty. Nie podawaj go nikomu.}}
        * {{{$code} to kod do zmiany hasła w {$brand}. Wygasa za {$minutes} minut. Nie podawaj go nikomu.}}`,
      '{$code} to kod do zmiany hasła w {$brand}. Nie podawaj go nikomu.',
      'Kod resetowania {$brand}: {$code}',
    ],
    unlock: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} to kod do odblokowania konta w {$brand}. Wygasa za {$minutes} minutę. Nie podawaj go nikomu.}}
        few {{{$code} to kod do odblokowania konta w {$brand}. Wygasa za {$minutes} minuty. Nie podawaj go nikomu.}}
        * {{{$code} to kod do odblokowania konta w {$brand}. Wygasa za {$minutes} minut. Nie podawaj go nikomu.}}`,
      '{$code} to kod do odblokowania konta w {$brand}. Nie podawaj go nikomu.',
      'Kod odblokowania {$brand}: {$code}',
    ],
  },
  voice: {
    authentication: [
      'Dzień dobry. Kod logowania do {$brand} to {$code}. Powtarzam: {$code}. Proszę nie podawać go nikomu. Do widzenia.',
      'Kod logowania do {$brand} to {$code}. Powtarzam: {$code}.',
    ],
    enrollment: [
      'Dzień dobry. Kod do dodania tego telefonu w {$brand} to {$code}. Powtarzam: {$code}. Proszę nie podawać go nikomu. Do widzenia.',
      'Kod do dodania tego telefonu w {$brand} to {$code}. Powtarzam: {$code}.',
    ],
    recovery: [
      'Dzień dobry. Kod do zmiany hasła w {$brand} to {$code}. Powtarzam: {$code}. Proszę nie podawać go nikomu. Do widzenia.',
      'Kod do zmiany hasła w {$brand} to {$code}. Powtarzam: {$code}.',
    ],
    unlock: [
      'Dzień dobry. Kod do odblokowania konta w {$brand} to {$code}. Powtarzam: {$code}. Proszę nie podawać go nikomu. Do widzenia.',
      'Kod do odblokowania konta w {$brand} to {$code}. Powtarzam: {$code}.',
    ],
  },
}
