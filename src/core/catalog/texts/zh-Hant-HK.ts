import type { LanguageTexts } from '../language-texts.js'

export const zhHantHK: LanguageTexts = {
  locale: 'zh-Hant-HK',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      '.input {$minutes :integer} {{【{$brand}】登入驗證碼：{$code}。請於 {$minutes} 分鐘內使用。切勿向他人透露。}}',
      '【{$brand}】登入驗證碼：{$code}。切勿向他人透露。',
      '【{$brand}】登入驗證碼 {$code}',
    ],
    enrollment: [
      '.input {$minutes :integer} {{【{$brand}】登記此手提電話的驗證碼：{$code}。請於 {$minutes} 分鐘內使用。切勿向他人透露。}}',
      '【{$brand}】登記此手提電話的驗證碼：{$code}。切勿向他人透露。',
      '【{$brand}】登記手提電話驗證碼 {$code}',
    ],
    recovery: [
      '.input {$minutes :integer} {{【{$brand}】重設密碼的驗證碼：{$code}。請於 {$minutes} 分鐘內使用。切勿向他人透露。}}',
      '【{$brand}】重設密碼的驗證碼：{$code}。切勿向他人透露。',
      '【{$brand}】重設密碼驗證碼 {$code}',
    ],
    unlock: [
      '.input {$minutes :integer} {{【{$brand}】解鎖帳戶的驗證碼：{$code}。請於 {$minutes} 分鐘內使用。切勿向他人透露。}}',
      '【{$brand}】解鎖帳戶的驗證碼：{$code}。切勿向他人透露。',
      '【{$brand}】解鎖帳戶驗證碼 {$code}',
    ],
  },
}
