import type { LanguageTexts } from '../language-texts.js'

export const vi: LanguageTexts = {
  locale: 'vi',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      '.input {$minutes :integer} {{{$code} là mã đăng nhập {$brand} của bạn. Mã có hiệu lực trong {$minutes} phút. Không chia sẻ mã này với bất kỳ ai.}}',
      '{$code} là mã đăng nhập {$brand} của bạn. Không chia sẻ mã này với bất kỳ ai.',
      'Mã đăng nhập {$brand}: {$code}. Không chia sẻ mã này với ai.',
      'Mã đăng nhập {$brand}: {$code}',
    ],
    enrollment: [
      '.input {$minutes :integer} {{{$code} là mã để thêm điện thoại này vào {$brand}. Mã có hiệu lực trong {$minutes} phút. Không chia sẻ mã này với bất kỳ ai.}}',
      '{$code} là mã để thêm điện thoại này vào {$brand}. Không chia sẻ mã này với bất kỳ ai.',
      'Mã thêm điện thoại {$brand}: {$code}. Không chia sẻ mã này với ai.',
      'Mã thêm điện thoại {$brand}: {$code}',
    ],
    recovery: [
      '.input {$minutes :integer} {{{$code} là mã đặt lại mật khẩu {$brand} của bạn. Mã có hiệu lực trong {$minutes} phút. Không chia sẻ mã này với bất kỳ ai.}}',
      '{$code} là mã đặt lại mật khẩu {$brand} của bạn. Không chia sẻ mã này với bất kỳ ai.',
      'Mã đặt lại mật khẩu {$brand}: {$code}. Không chia sẻ mã này với ai.',
      'Mã đặt lại mật khẩu {$brand}: {$code}',
    ],
    unlock: [
      '.input {$minutes :integer} {{{$code} là mã mở khóa tài khoản {$brand} của bạn. Mã có hiệu lực trong {$minutes} phút. Không chia sẻ mã này với bất kỳ ai.}}',
      '{$code} là mã mở khóa tài khoản {$brand} của bạn. Không chia sẻ mã này với bất kỳ ai.',
      'Mã mở khóa tài khoản {$brand}: {$code}. Không chia sẻ mã này với ai.',
      'Mã mở khóa tài khoản {$brand}: {$code}',
    ],
  },
}
