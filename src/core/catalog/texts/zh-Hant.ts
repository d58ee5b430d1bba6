import type { LanguageTexts } from '../language-texts.js'

export const zhHant: LanguageTexts = {
  locale: 'zh-Hant',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      '.input {$minutes :integer} {{【{$brand}】登入驗證碼：{$code}。請於 {$minutes} 分鐘內使用。請勿告訴他人。}}',
      '【{$brand}】登入驗證碼：{$code}。請勿告訴他人。',
      '【{$brand}】登入驗證碼 {$code}',
    ],
    enrollment: [
      '.input {$minutes :integer} {{【{$brand}】新增此手機的驗證碼：{$code}。請於 {$minutes} 分鐘內使用。請勿告訴他人。}}',
      '【{$brand}】新增此手機的驗證碼：{$code}。請勿告訴他人。',
      '【{$brand}】新增手機驗證碼 {$code}',
    ],
    recovery: [
      '.input {$minutes :integer} {{【{$brand}】重設密碼的驗證碼：{$code}。請於 {$minutes} 分鐘內使用。請勿告訴他人。}}',
      '【{$brand}】重設密碼的驗證碼：{$code}。請勿告訴他人。',
      '【{$brand}】重設密碼驗證碼 {$code}',
    ],
    unlock: [
      '.input {$minutes :integer} {{【{$brand}】解除帳戶鎖定的驗證碼：{$code}。請於 {$minutes} 分鐘內使用。請勿告訴他人。}}',
      '【{$brand}】解除帳戶鎖定的驗證碼：{$code}。請勿告訴他人。',
      '【{$brand}】解除帳戶鎖定驗證碼 {$code}',
    ],
  },
}
