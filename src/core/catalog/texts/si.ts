import type { LanguageTexts } from '../language-texts.js'

export const si: LanguageTexts = {
  locale: 'si',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      '.input {$minutes :integer} {{ඔබගේ {$brand} පිවිසුම් කේතය {$code} වේ. එය මිනිත්තු {$minutes}ක් වලංගු වේ. මෙය කිසිවෙකුට නොදෙන්න.}}',
      'ඔබගේ {$brand} පිවිසුම් කේතය {$code} වේ. මෙය කිසිවෙකුට නොදෙන්න.',
      '{$brand} පිවිසුම් කේතය: {$code}',
    ],
    enrollment: [
      '.input {$minutes :integer} {{මෙම දුරකථනය {$brand} වෙත එක් කිරීමේ කේතය {$code} වේ. එය මිනිත්තු {$minutes}ක් වලංගු වේ. මෙය කිසිවෙකුට නොදෙන්න.}}',
      'මෙම දුරකථනය {$brand} වෙත එක් කිරීමේ කේතය {$code} වේ. මෙය කිසිවෙකුට නොදෙන්න.',
      '{$brand} දුරකථන කේතය: {$code}. මෙය කිසිවෙකුට නොදෙන්න.',
      '{$brand} දුරකථන කේතය: {$code}',
    ],
    recovery: [
      '.input {$minutes :integer} {{ඔබගේ {$brand} මුරපදය නැවත සැකසීමේ කේතය {$code} වේ. එය මිනිත්තු {$minutes}ක් වලංගු වේ. මෙය කිසිවෙකුට නොදෙන්න.}}',
      'ඔබගේ {$brand} මුරපදය නැවත සැකසීමේ කේතය {$code} වේ. මෙය කිසිවෙකුට නොදෙන්න.',
      '{$brand} මුරපද කේතය: {$code}. මෙය කිසිවෙකුට නොදෙන්න.',
      '{$brand} මුරපද කේතය: {$code}',
    ],
    unlock: [
      '.input {$minutes :integer} {{ඔබගේ {$brand} ගිණුමේ අගුළු හැරීමේ කේතය {$code} වේ. එය මිනිත්තු {$minutes}ක් වලංගු වේ. මෙය කිසිවෙකුට නොදෙන්න.}}',
      'ඔබගේ {$brand} ගිණුමේ අගුළු හැරීමේ කේතය {$code} වේ. මෙය කිසිවෙකුට නොදෙන්න.',
      '{$brand} අගුළු හැරීමේ කේතය: {$code}. මෙය කිසිවෙකුට නොදෙන්න.',
      '{$brand} අගුළු හැරීමේ කේතය: {$code}',
    ],
  },
}
