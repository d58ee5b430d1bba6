import type { LanguageTexts } from '../language-texts.js'

export const tk: LanguageTexts = {
  locale: 'tk',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      '.input {$minutes :integer} {{{$brand} ulgamyna giriş kodyňyz: {$code}. Kod {$minutes} minut hereket edýär. Hiç kime aýtmaň.}}',
      '{$brand} ulgamyna giriş kodyňyz: {$code}. Hiç kime aýtmaň.',
      '{$brand} giriş kody: {$code}',
    ],
    enrollment: [
      '.input {$minutes :integer} {{Bu telefony {$brand} hasabyna goşmak üçin kodyňyz: {$code}. Kod {$minutes} minut hereket edýär. Hiç kime aýtmaň.}}',
      'Bu telefony {$brand} hasabyna goşmak üçin kodyňyz: {$code}. Hiç kime aýtmaň.',
      '{$brand} telefon kody: {$code}. Hiç kime aýtmaň.',
      '{$brand} telefon kody: {$code}',
    ],
    recovery: [
      '.input {$minutes :integer} {{{$brand} parolyny dikeltmek üçin kodyňyz: {$code}. Kod {$minutes} minut hereket edýär. Hiç kime aýtmaň.}}',
      '{$brand} parolyny dikeltmek üçin kodyňyz: {$code}. Hiç kime aýtmaň.',
      '{$brand} parol kody: {$code}',
    ],
    unlock: [
      '.input {$minutes :integer} {{{$brand} hasabynyň gulpuny açmak üçin kodyňyz: {$code}. Kod {$minutes} minut hereket edýär. Hiç kime aýtmaň.}}',
      '{$brand} hasabynyň gulpuny açmak üçin kodyňyz: {$code}. Hiç kime aýtmaň.',
      '{$brand} gulpy açmak kody: {$code}. Hiç kime aýtmaň.',
      '{$brand} gulpy açmak kody: {$code}',
    ],
  },
}
