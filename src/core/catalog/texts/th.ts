import type { LanguageTexts } from '../language-texts.js'

export const th: LanguageTexts = {
  locale: 'th',
  provenance: 'written for localized-otp',
  reviewed: null,
  sms: {
    authentication: [
      '.input {$minutes :integer} {{{$code} คือรหัสเข้าสู่ระบบ {$brand} ของคุณ รหัสนี้ใช้ได้ {$minutes} นาที โปรดอย่าบอกรหัสนี้แก่ผู้อื่น}}',
      '{$code} คือรหัสเข้าสู่ระบบ {$brand} ของคุณ โปรดอย่าบอกรหัสนี้แก่ผู้อื่น',
      'รหัสเข้าสู่ระบบ {$brand}: {$code}',
    ],
    enrollment: [
      '.input {$minutes :integer} {{{$code} คือรหัสสำหรับเพิ่มโทรศัพท์เครื่องนี้ใน {$brand} รหัสนี้ใช้ได้ {$minutes} นาที โปรดอย่าบอกรหัสนี้แก่ผู้อื่น}}',
      '{$code} คือรหัสสำหรับเพิ่มโทรศัพท์เครื่องนี้ใน {$brand} โปรดอย่าบอกรหัสนี้แก่ผู้อื่น',
      'รหัสเพิ่มโทรศัพท์ {$brand}: {$code}',
    ],
    recovery: [
      '.input {$minutes :integer} {{{$code} คือรหัสสำหรับตั้งรหัสผ่าน {$brand} ใหม่ รหัสนี้ใช้ได้ {$minutes} นาที โปรดอย่าบอกรหัสนี้แก่ผู้อื่น}}',
      '{$code} คือรหัสสำหรับตั้งรหัสผ่าน {$brand} ใหม่ โปรดอย่าบอกรหัสนี้แก่ผู้อื่น',
      'รหัสตั้งรหัสผ่านใหม่ {$brand}: {$code}',
    ],
    unlock: [
      '.input {$minutes :integer} {{{$code} คือรหัสสำหรับปลดล็อกบัญชี {$brand} ของคุณ รหัสนี้ใช้ได้ {$minutes} นาที โปรดอย่าบอกรหัสนี้แก่ผู้อื่น}}',
      '{$code} คือรหัสสำหรับปลดล็อกบัญชี {$brand} ของคุณ โปรดอย่าบอกรหัสนี้แก่ผู้อื่น',
      'รหัสปลดล็อกบัญชี {$brand}: {$code}',
    ],
  },
}
