import type { LanguageTexts } from '../language-texts.js'

export const zhHans: LanguageTexts = {
  locale: 'zh-Hans',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      '.input {$minutes :integer} {{【{$brand}】登录验证码：{$code}。请在 {$minutes} 分钟内使用。请勿告诉他人。}}',
      '【{$brand}】登录验证码：{$code}。请勿告诉他人。',
      '【{$brand}】登录验证码 {$code}',
    ],
    enrollment: [
      '.input {$minutes :integer} {{【{$brand}】添加此手机的验证码：{$code}。请在 {$minutes} 分钟内使用。请勿告诉他人。}}',
      '【{$brand}】添加此手机的验证码：{$code}。请勿告诉他人。',
      '【{$brand}】添加手机验证码 {$code}',
    ],
    recovery: [
      '.input {$minutes :integer} {{【{$brand}】重置密码的验证码：{$code}。请在 {$minutes} 分钟内使用。请勿告诉他人。}}',
      '【{$brand}】重置密码的验证码：{$code}。请勿告诉他人。',
      '【{$brand}】重置密码验证码 {$code}',
    ],
    unlock: [
      '.input {$minutes :integer} {{【{$brand}】解锁账户的验证码：{$code}。请在 {$minutes} 分钟内使用。请勿告诉他人。}}',
      '【{$brand}】解锁账户的验证码：{$code}。请勿告诉他人。',
      '【{$brand}】解锁账户验证码 {$code}',
    ],
  },
  voice: {
    authentication: [
      '您好。您的{$brand}登录验证码是：{$code}。再重复一遍：{$code}。请勿告诉他人。再见。',
      '您的{$brand}登录验证码是：{$code}。再重复一遍：{$code}。',
    ],
    enrollment: [
      '您好。您在{$brand}添加此电话的验证码是：{$code}。再重复一遍：{$code}。请勿告诉他人。再见。',
      '您在{$brand}添加此电话的验证码是：{$code}。再重复一遍：{$code}。',
    ],
    recovery: [
      '您好。您的{$brand}重置密码验证码是：{$code}。再重复一遍：{$code}。请勿告诉他人。再见。',
      '您的{$brand}重置密码验证码是：{$code}。再重复一遍：{$code}。',
    ],
    unlock: [
      '您好。您的{$brand}解锁账户验证码是：{$code}。再重复一遍：{$code}。请勿告诉他人。再见。',
      '您的{$brand}解锁账户验证码是：{$code}。再重复一遍：{$code}。',
    ],
  },
}
