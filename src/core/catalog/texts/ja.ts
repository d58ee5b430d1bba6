import type { LanguageTexts } from '../language-texts.js'

export const ja: LanguageTexts = {
  locale: 'ja',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      '.input {$minutes :integer} {{【{$brand}】ログイン用の認証コードは {$code} です。有効期限は {$minutes} 分です。他の人に教えないでください。}}',
      '【{$brand}】ログイン用の認証コードは {$code} です。他の人に教えないでください。',
      '【{$brand}】ログインコード {$code}',
    ],
    enrollment: [
      '.input {$minutes :integer} {{【{$brand}】この電話を登録するための認証コードは {$code} です。有効期限は {$minutes} 分です。他の人に教えないでください。}}',
      '【{$brand}】この電話を登録するための認証コードは {$code} です。他の人に教えないでください。',
      '【{$brand}】電話登録コード {$code}',
    ],
    recovery: [
      '.input {$minutes :integer} {{【{$brand}】パスワード再設定用の認証コードは {$code} です。有効期限は {$minutes} 分です。他の人に教えないでください。}}',
      '【{$brand}】パスワード再設定用の認証コードは {$code} です。他の人に教えないでください。',
      '【{$brand}】パスワード再設定コード {$code}',
    ],
    unlock: [
      '.input {$minutes :integer} {{【{$brand}】アカウントのロック解除用の認証コードは {$code} です。有効期限は {$minutes} 分です。他の人に教えないでください。}}',
      '【{$brand}】アカウントのロック解除用の認証コードは {$code} です。他の人に教えないでください。',
      '【{$brand}】ロック解除コード {$code}',
    ],
  },
  voice: {
    authentication: [
      'こんにちは。{$brand}のログイン用の認証コードは、{$code}です。繰り返します。{$code}です。他の人に教えないでください。失礼いたします。',
      '{$brand}のログイン用の認証コードは、{$code}です。繰り返します。{$code}です。',
    ],
    enrollment: [
      'こんにちは。この電話を{$brand}に登録するための認証コードは、{$code}です。繰り返します。{$code}です。他の人に教えないでください。失礼いたします。',
      'この電話を{$brand}に登録するための認証コードは、{$code}です。繰り返します。{$code}です。',
    ],
    recovery: [
      'こんにちは。{$brand}のパスワード再設定用の認証コードは、{$code}です。繰り返します。{$code}です。他の人に教えないでください。失礼いたします。',
      '{$brand}のパスワード再設定用の認証コードは、{$code}です。繰り返します。{$code}です。',
    ],
    unlock: [
      'こんにちは。{$brand}のアカウントのロック解除用の認証コードは、{$code}です。繰り返します。{$code}です。他の人に教えないでください。失礼いたします。',
      '{$brand}のアカウントのロック解除用の認証コードは、{$code}です。繰り返します。{$code}です。',
    ],
  },
}
