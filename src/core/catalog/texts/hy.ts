import type { LanguageTexts } from '../language-texts.js'

export const hy: LanguageTexts = {
  locale: 'hy',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      '.input {$minutes :integer} {{Ձեր {$brand} մուտքի կոդն է՝ {$code}։ Գործում է {$minutes} րոպե։ Ոչ մեկին մի հայտնեք այն։}}',
      'Ձեր {$brand} մուտքի կոդն է՝ {$code}։ Ոչ մեկին մի հայտնեք այն։',
      '{$brand} մուտքի կոդ՝ {$code}',
    ],
    enrollment: [
      '.input {$minutes :integer} {{Այս հեռախոսը {$brand} հաշվին ավելացնելու կոդն է՝ {$code}։ Գործում է {$minutes} րոպե։ Ոչ մեկին մի հայտնեք այն։}}',
      'Այս հեռախոսը {$brand} հաշվին ավելացնելու կոդն է՝ {$code}։ Ոչ մեկին մի հայտնեք այն։',
      '{$brand} հեռախոսի կոդ՝ {$code}։ Ոչ մեկին մի հայտնեք այն։',
      '{$brand} հեռախոսի կոդ՝ {$code}',
    ],
    recovery: [
      '.input {$minutes :integer} {{{$brand} գաղտնաբառը վերականգնելու կոդն է՝ {$code}։ Գործում է {$minutes} րոպե։ Ոչ մեկին մի հայտնեք այն։}}',
      '{$brand} գաղտնաբառը վերականգնելու կոդն է՝ {$code}։ Ոչ մեկին մի հայտնեք այն։',
      '{$brand} գաղտնաբառի կոդ՝ {$code}։ Ոչ մեկին մի հայտնեք այն։',
      '{$brand} գաղտնաբառի կոդ՝ {$code}',
    ],
    unlock: [
      '.input {$minutes :integer} {{{$brand} հաշիվն ապակողպելու կոդն է՝ {$code}։ Գործում է {$minutes} րոպե։ Ոչ մեկին մի հայտնեք այն։}}',
      '{$brand} հաշիվն ապակողպելու կոդն է՝ {$code}։ Ոչ մեկին մի հայտնեք այն։',
      '{$brand} ապակողպման կոդ՝ {$code}',
    ],
  },
}
