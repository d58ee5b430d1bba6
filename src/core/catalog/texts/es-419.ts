import type { LanguageTexts } from '../language-texts.js'

export const es419: LanguageTexts = {
  locale: 'es-419',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      `.input {$minutes :integer} .match $minutes
        one {{Use {$code} para ingresar a {$brand}. Vence en {$minutes} minuto. No lo comparta con nadie.}}
        * {{Use {$code} para ingresar a {$brand}. Vence en {$minutes} minutos. No lo comparta con nadie.}}`,
      'Use {$code} para ingresar a {$brand}. No lo comparta con nadie.',
      '{$brand}: use {$code} para ingresar',
    ],
    enrollment: [
      `.input {$minutes :integer} .match $minutes
        one {{Use {$code} para agregar este teléfono a {$brand}. Vence en {$minutes} minuto. No lo comparta con nadie.}}
        * {{Use {$code} para agregar este teléfono a {$brand}. Vence en {$minutes} minutos. No lo comparta con nadie.}}`,
      'Use {$code} para agregar este teléfono a {$brand}. No lo comparta con nadie.',
      '{$brand}: use {$code} para agregar este teléfono',
    ],
    recovery: [
      `.input {$minutes :integer} .match $minutes
        one {{Use {$code} para cambiar su contraseña de {$brand}. Vence en {$minutes} minuto. No lo comparta con nadie.}}
        * {{Use {$code} para cambiar su contraseña de {$brand}. Vence en {$minutes} minutos. No lo comparta con nadie.}}`,
      'Use {$code} para cambiar su contraseña de {$brand}. No lo comparta con nadie.',
      '{$brand}: use {$code} para cambiar su contraseña',
    ],
    unlock: [
      `.input {$minutes :integer} .match $minutes
        one {{Use {$code} para desbloquear su cuenta en {$brand}. Vence en {$minutes} minuto. No lo comparta con nadie.}}
        * {{Use {$code} para desbloquear su cuenta en {$brand}. Vence en {$minutes} minutos. No lo comparta con nadie.}}`,
      'Use {$code} para desbloquear su cuenta en {$brand}. No lo comparta con nadie.',
      '{$brand}: use {$code} para desbloquear su cuenta',
    ],
  },
  voice: {
    authentication: [
      'Hola. Su código para ingresar a {$brand} es {$code}. Repito: {$code}. No lo comparta con nadie. Hasta luego.',
      'Su código para ingresar a {$brand} es {$code}. Repito: {$code}.',
    ],
    enrollment: [
      'Hola. Su código para agregar este teléfono a {$brand} es {$code}. Repito: {$code}. No lo comparta con nadie. Hasta luego.',
      'Su código para agregar este teléfono a {$brand} es {$code}. Repito: {$code}.',
    ],
    recovery: [
      'Hola. Su código para cambiar su contraseña de {$brand} es {$code}. Repito: {$code}. No lo comparta con nadie. Hasta luego.',
      'Su código para cambiar su contraseña de {$brand} es {$code}. Repito: {$code}.',
    ],
    unlock: [
      'Hola. Su código para desbloquear su cuenta en {$brand} es {$code}. Repito: {$code}. No lo comparta con nadie. Hasta luego.',
      'Su código para desbloquear su cuenta en {$brand} es {$code}. Repito: {$code}.',
    ],
  },
}
