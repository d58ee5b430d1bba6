import type { LanguageTexts } from '../language-texts.js'

export const es: LanguageTexts = {
  locale: 'es',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      `.input {$minutes :integer} .match $minutes
        one {{Use {$code} para entrar en {$brand}. Vence en {$minutes} minuto. No lo comparta con nadie.}}
        * {{Use {$code} para entrar en {$brand}. Vence en {$minutes} minutos. No lo comparta con nadie.}}`,
      'Use {$code} para entrar en {$brand}. No lo comparta con nadie.',
      '{$brand}: use {$code} para entrar',
    ],
    enrollment: [
      `.input {$minutes :integer} .match $minutes
        one {{Use {$code} para registrar este teléfono en {$brand}. Vence en {$minutes} minuto. No lo comparta con nadie.}}
        * {{Use {$code} para registrar este teléfono en {$brand}. Vence en {$minutes} minutos. No lo comparta con nadie.}}`,
      'Use {$code} para registrar este teléfono en {$brand}. No lo comparta con nadie.',
      '{$brand}: use {$code} para registrar este teléfono',
    ],
    recovery: [
      `.input {$minutes :integer} .match $minutes
        one {{Use {$code} para restablecer su contraseña de {$brand}. Vence en {$minutes} minuto. No lo comparta con nadie.}}
        * {{Use {$code} para restablecer su contraseña de {$brand}. Vence en {$minutes} minutos. No lo comparta con nadie.}}`,
      'Use {$code} para restablecer su contraseña de {$brand}. No lo comparta con nadie.',
      '{$brand}: use {$code} para restablecer su contraseña',
    ],
    unlock: [
      `.input {$minutes :integer} .match $minutes
        one {{Use {$code} para desbloquear su cuenta de {$brand}. Vence en {$minutes} minuto. No lo comparta con nadie.}}
        * {{Use {$code} para desbloquear su cuenta de {$brand}. Vence en {$minutes} minutos. No lo comparta con nadie.}}`,
      'Use {$code} para desbloquear su cuenta de {$brand}. No lo comparta con nadie.',
      '{$brand}: use {$code} para desbloquear su cuenta',
    ],
  },
  voice: {
    authentication: [
      'Hola. Su código para entrar en {$brand} es {$code}. Repito: {$code}. No lo comparta con nadie. Adiós.',
      'Su código para entrar en {$brand} es {$code}. Repito: {$code}.',
    ],
    enrollment: [
      'Hola. Su código para registrar este teléfono en {$brand} es {$code}. Repito: {$code}. No lo comparta con nadie. Adiós.',
      'Su código para registrar este teléfono en {$brand} es {$code}. Repito: {$code}.',
    ],
    recovery: [
      'Hola. Su código para restablecer su contraseña de {$brand} es {$code}. Repito: {$code}. No lo comparta con nadie. Adiós.',
      'Su código para restablecer su contraseña de {$brand} es {$code}. Repito: {$code}.',
    ],
    unlock: [
      'Hola. Su código para desbloquear su cuenta de {$brand} es {$code}. Repito: {$code}. No lo comparta con nadie. Adiós.',
      'Su código para desbloquear su cuenta de {$brand} es {$code}. Repito: {$code}.',
    ],
  },
}
