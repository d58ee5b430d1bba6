import type { LanguageTexts } from '../language-texts.js'

export const ko: LanguageTexts = {
  locale: 'ko',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      '.input {$minutes :integer} {{[{$brand}] 로그인 인증번호는 {$code} 입니다. {$minutes}분 동안 유효합니다. 다른 사람에게 알려주지 마십시오.}}',
      '[{$brand}] 로그인 인증번호는 {$code} 입니다. 다른 사람에게 알려주지 마십시오.',
      '[{$brand}] 로그인 인증번호 {$code}',
    ],
    enrollment: [
      '.input {$minutes :integer} {{[{$brand}] 전화 등록 인증번호는 {$code} 입니다. {$minutes}분 동안 유효합니다. 다른 사람에게 알려주지 마십시오.}}',
      '[{$brand}] 전화 등록 인증번호는 {$code} 입니다. 다른 사람에게 알려주지 마십시오.',
      '[{$brand}] 전화 등록 인증번호 {$code}',
    ],
    recovery: [
      '.input {$minutes :integer} {{[{$brand}] 비밀번호 재설정 인증번호는 {$code} 입니다. {$minutes}분 동안 유효합니다. 다른 사람에게 알려주지 마십시오.}}',
      '[{$brand}] 비밀번호 재설정 인증번호는 {$code} 입니다. 다른 사람에게 알려주지 마십시오.',
      '[{$brand}] 비밀번호 재설정 인증번호 {$code}',
    ],
    unlock: [
      '.input {$minutes :integer} {{[{$brand}] 계정 잠금 해제 인증번호는 {$code} 입니다. {$minutes}분 동안 유효합니다. 다른 사람에게 알려주지 마십시오.}}',
      '[{$brand}] 계정 잠금 해제 인증번호는 {$code} 입니다. 다른 사람에게 알려주지 마십시오.',
      '[{$brand}] 계정 잠금 해제 인증번호 {$code}',
    ],
  },
  voice: {
    authentication: [
      '안녕하세요. {$brand} 로그인 인증번호는 {$code} 입니다. 다시 말씀드립니다. {$code} 입니다. 다른 사람에게 알려주지 마십시오. 감사합니다.',
      '{$brand} 로그인 인증번호는 {$code} 입니다. 다시 말씀드립니다. {$code} 입니다.',
    ],
    enrollment: [
      '안녕하세요. {$brand} 전화 등록 인증번호는 {$code} 입니다. 다시 말씀드립니다. {$code} 입니다. 다른 사람에게 알려주지 마십시오. 감사합니다.',
      '{$brand} 전화 등록 인증번호는 {$code} 입니다. 다시 말씀드립니다. {$code} 입니다.',
    ],
    recovery: [
      '안녕하세요. {$brand} 비밀번호 재설정 인증번호는 {$code} 입니다. 다시 말씀드립니다. {$code} 입니다. 다른 사람에게 알려주지 마십시오. 감사합니다.',
      '{$brand} 비밀번호 재설정 인증번호는 {$code} 입니다. 다시 말씀드립니다. {$code} 입니다.',
    ],
    unlock: [
      '안녕하세요. {$brand} 계정 잠금 해제 인증번호는 {$code} 입니다. 다시 말씀드립니다. {$code} 입니다. 다른 사람에게 알려주지 마십시오. 감사합니다.',
      '{$brand} 계정 잠금 해제 인증번호는 {$code} 입니다. 다시 말씀드립니다. {$code} 입니다.',
    ],
  },
}
