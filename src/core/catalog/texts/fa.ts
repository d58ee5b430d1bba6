import type { LanguageTexts } from '../language-texts.js'

export const fa: LanguageTexts = {
  locale: 'fa',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      '.input {$minutes :integer} {{کد ورود شما به {$brand}: {$code}. تا {$minutes} دقیقه اعتبار دارد. آن را به کسی ندهید.}}',
      'کد ورود شما به {$brand}: {$code}. آن را به کسی ندهید.',
      'کد ورود به {$brand}: {$code}',
    ],
    enrollment: [
      '.input {$minutes :integer} {{کد افزودن این تلفن به {$brand}: {$code}. تا {$minutes} دقیقه اعتبار دارد. آن را به کسی ندهید.}}',
      'کد افزودن این تلفن به {$brand}: {$code}. آن را به کسی ندهید.',
      'کد تلفن برای {$brand}: {$code}',
    ],
    recovery: [
      '.input {$minutes :integer} {{کد بازنشانی رمز عبور شما در {$brand}: {$code}. تا {$minutes} دقیقه اعتبار دارد. آن را به کسی ندهید.}}',
      'کد بازنشانی رمز عبور شما در {$brand}: {$code}. آن را به کسی ندهید.',
      'کد رمز عبور {$brand}: {$code}',
    ],
    unlock: [
      '.input {$minutes :integer} {{کد باز کردن قفل حساب شما در {$brand}: {$code}. تا {$minutes} دقیقه اعتبار دارد. آن را به کسی ندهید.}}',
      'کد باز کردن قفل حساب شما در {$brand}: {$code}. آن را به کسی ندهید.',
      'کد باز کردن حساب {$brand}: {$code}',
    ],
  },
}
