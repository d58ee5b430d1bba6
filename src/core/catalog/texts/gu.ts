import type { LanguageTexts } from '../language-texts.js'

export const gu: LanguageTexts = {
  locale: 'gu',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      '.input {$minutes :integer} {{તમારો {$brand} સાઇન-ઇન કોડ {$code} છે. તે {$minutes} મિનિટ સુધી માન્ય છે. કોઈને જણાવશો નહીં.}}',
      'તમારો {$brand} સાઇન-ઇન કોડ {$code} છે. કોઈને જણાવશો નહીં.',
      '{$brand} સાઇન-ઇન કોડ: {$code}',
    ],
    enrollment: [
      '.input {$minutes :integer} {{આ ફોન {$brand} માં ઉમેરવાનો તમારો કોડ {$code} છે. તે {$minutes} મિનિટ સુધી માન્ય છે. કોઈને જણાવશો નહીં.}}',
      'આ ફોન {$brand} માં ઉમેરવાનો તમારો કોડ {$code} છે. કોઈને જણાવશો નહીં.',
      '{$brand} ફોન ઉમેરવાનો કોડ: {$code}',
    ],
    recovery: [
      '.input {$minutes :integer} {{તમારો {$brand} પાસવર્ડ રીસેટ કરવાનો કોડ {$code} છે. તે {$minutes} મિનિટ સુધી માન્ય છે. કોઈને જણાવશો નહીં.}}',
      'તમારો {$brand} પાસવર્ડ રીસેટ કરવાનો કોડ {$code} છે. કોઈને જણાવશો નહીં.',
      '{$brand} પાસવર્ડ રીસેટ કોડ: {$code}. કોઈને જણાવશો નહીં.',
      '{$brand} પાસવર્ડ રીસેટ કોડ: {$code}',
    ],
    unlock: [
      '.input {$minutes :integer} {{તમારું {$brand} એકાઉન્ટ અનલૉક કરવાનો કોડ {$code} છે. તે {$minutes} મિનિટ સુધી માન્ય છે. કોઈને જણાવશો નહીં.}}',
      'તમારું {$brand} એકાઉન્ટ અનલૉક કરવાનો કોડ {$code} છે. કોઈને જણાવશો નહીં.',
      '{$brand} એકાઉન્ટ અનલૉક કોડ: {$code}. કોઈને જણાવશો નહીં.',
      '{$brand} એકાઉન્ટ અનલૉક કોડ: {$code}',
    ],
  },
}
