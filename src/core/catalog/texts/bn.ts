import type { LanguageTexts } from '../language-texts.js'

export const bn: LanguageTexts = {
  locale: 'bn',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      '.input {$minutes :integer} {{আপনার {$brand} সাইন-ইন কোড {$code}। এটি {$minutes} মিনিট কার্যকর থাকবে। এটি কাউকে জানাবেন না।}}',
      'আপনার {$brand} সাইন-ইন কোড {$code}। এটি কাউকে জানাবেন না।',
      '{$brand} সাইন-ইন কোড: {$code}',
    ],
    enrollment: [
      '.input {$minutes :integer} {{এই ফোনটি {$brand} অ্যাকাউন্টে যোগ করার কোড {$code}। এটি {$minutes} মিনিট কার্যকর থাকবে। এটি কাউকে জানাবেন না।}}',
      'এই ফোনটি {$brand} অ্যাকাউন্টে যোগ করার কোড {$code}। এটি কাউকে জানাবেন না।',
      '{$brand} ফোন যোগ করার কোড: {$code}। এটি কাউকে জানাবেন না।',
      '{$brand} ফোন যোগ করার কোড: {$code}',
    ],
    recovery: [
      '.input {$minutes :integer} {{আপনার {$brand} পাসওয়ার্ড রিসেট করার কোড {$code}। এটি {$minutes} মিনিট কার্যকর থাকবে। এটি কাউকে জানাবেন না।}}',
      'আপনার {$brand} পাসওয়ার্ড রিসেট করার কোড {$code}। এটি কাউকে জানাবেন না।',
      '{$brand} পাসওয়ার্ড কোড: {$code}। এটি কাউকে জানাবেন না।',
      '{$brand} পাসওয়ার্ড কোড: {$code}',
    ],
    unlock: [
      '.input {$minutes :integer} {{আপনার {$brand} অ্যাকাউন্ট আনলক করার কোড {$code}। এটি {$minutes} মিনিট কার্যকর থাকবে। এটি কাউকে জানাবেন না।}}',
      'আপনার {$brand} অ্যাকাউন্ট আনলক করার কোড {$code}। এটি কাউকে জানাবেন না।',
      '{$brand} আনলক কোড: {$code}। এটি কাউকে জানাবেন না।',
      '{$brand} আনলক কোড: {$code}',
    ],
  },
}
