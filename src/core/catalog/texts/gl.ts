import type { LanguageTexts } from '../language-texts.js'

export const gl: LanguageTexts = {
  locale: 'gl',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      `.input {$minutes :integer} .match $minutes
        one {{Use {$code} para entrar en {$brand}. Caduca en {$minutes} minuto. Non o comparta con ninguén.}}
        * {{Use {$code} para entrar en {$brand}. Caduca en {$minutes} minutos. Non o comparta con ninguén.}}`,
      'Use {$code} para entrar en {$brand}. Non o comparta con ninguén.',
      '{$brand}: use {$code} para entrar',
    ],
    enrollment: [
      `.input {$minutes :integer} .match $minutes
        one {{Use {$code} para engadir este teléfono a {$brand}. Caduca en {$minutes} minuto. Non o comparta con ninguén.}}
        * {{Use {$code} para engadir este teléfono a {$brand}. Caduca en {$minutes} minutos. Non o comparta con ninguén.}}`,
      'Use {$code} para engadir este teléfono a {$brand}. Non o comparta con ninguén.',
      '{$brand}: use {$code} para engadir este teléfono',
    ],
    recovery: [
      `.input {$minutes :integer} .match $minutes
        one {{Use {$code} para cambiar o seu contrasinal de {$brand}. Caduca en {$minutes} minuto. Non o comparta con ninguén.}}
        * {{Use {$code} para cambiar o seu contrasinal de {$brand}. Caduca en {$minutes} minutos. Non o comparta con ninguén.}}`,
      'Use {$code} para cambiar o seu contrasinal de {$brand}. Non o comparta con ninguén.',
      '{$brand}: use {$code} para cambiar o seu contrasinal',
    ],
    unlock: [
      `.input {$minutes :integer} .match $minutes
        one {{Use {$code} para desbloquear a súa conta de {$brand}. Caduca en {$minutes} minuto. Non o comparta con ninguén.}}
        * {{Use {$code} para desbloquear a súa conta de {$brand}. Caduca en {$minutes} minutos. Non o comparta con ninguén.}}`,
      'Use {$code} para desbloquear a súa conta de {$brand}. Non o comparta con ninguén.',
      '{$brand}: use {$code} para desbloquear a conta. Non o comparta con ninguén.',
      '{$brand}: use {$code} para desbloquear a conta',
    ],
  },
}
