import type { LanguageTexts } from '../language-texts.js'

export const en: LanguageTexts = {
  locale: 'en',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} is your {$brand} sign-in code. It expires in {$minutes} minute. Do not share it with anyone.}}
        * {{{$code} is your {$brand} sign-in code. It expires in {$minutes} minutes. Do not share it with anyone.}}`,
      '{$code} is your {$brand} sign-in code. Do not share it with anyone.',
      '{$brand} sign-in code: {$code}',
    ],
    enrollment: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} is your code to add this phone to {$brand}. It expires in {$minutes} minute. Do not share it with anyone.}}
        * {{{$code} is your code to add this phone to {$brand}. It expires in {$minutes} minutes. Do not share it with anyone.}}`,
      '{$code} is your code to add this phone to {$brand}. Do not share it with anyone.',
      '{$brand} phone setup code: {$code}',
    ],
    recovery: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} is your code to reset your {$brand} password. It expires in {$minutes} minute. Do not share it with anyone.}}
        * {{{$code} is your code to reset your {$brand} password. It expires in {$minutes} minutes. Do not share it with anyone.}}`,
      '{$code} is your code to reset your {$brand} password. Do not share it with anyone.',
      '{$brand} password reset code: {$code}',
    ],
    unlock: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} is your code to unlock your {$brand} account. It expires in {$minutes} minute. Do not share it with anyone.}}
        * {{{$code} is your code to unlock your {$brand} account. It expires in {$minutes} minutes. Do not share it with anyone.}}`,
      '{$code} is your code to unlock your {$brand} account. Do not share it with anyone.',
      '{$brand} account unlock code: {$code}',
    ],
  },
  voice: {
    authentication: [
      'Hello. Your {$brand} sign-in code is {$code}. I repeat: {$code}. Do not share it with anyone. Goodbye.',
      'Your {$brand} sign-in code is {$code}. I repeat: {$code}.',
    ],
    enrollment: [
      'Hello. Your code to add this phone to {$brand} is {$code}. I repeat: {$code}. Do not share it with anyone. Goodbye.',
      'Your code to add this phone to {$brand} is {$code}. I repeat: {$code}.',
    ],
    recovery: [
      'Hello. Your code to reset your {$brand} password is {$code}. I repeat: {$code}. Do not share it with anyone. Goodbye.',
      'Your code to reset your {$brand} password is {$code}. I repeat: {$code}.',
    ],
    unlock: [
      'Hello. Your code to unlock your {$brand} account is {$code}. I repeat: {$code}. Do not share it with anyone. Goodbye.',
      'Your code to unlock your {$brand} account is {$code}. I repeat: {$code}.',
    ],
  },
}
