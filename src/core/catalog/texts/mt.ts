import type { LanguageTexts } from '../language-texts.js'

export const mt: LanguageTexts = {
  locale: 'mt',
  provenance: 'written for localized-otp',
  sms: {
    authentication: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} huwa l-kodiċi tiegħek biex tidħol fuq {$brand}. Jiskadi fi żmien minuta. Taqsmu ma' ħadd.}}
        two {{{$code} huwa l-kodiċi tiegħek biex tidħol fuq {$brand}. Jiskadi fi żmien żewġ minuti. Taqsmu ma' ħadd.}}
        few {{{$code} huwa l-kodiċi tiegħek biex tidħol fuq {$brand}. Jiskadi fi żmien {$minutes} minuti. Taqsmu ma' ħadd.}}
        many {{{$code} huwa l-kodiċi tiegħek biex tidħol fuq {$brand}. Jiskadi fi żmien {$minutes}-il minuta. Taqsmu ma' ħadd.}}
        * {{{$code} huwa l-kodiċi tiegħek biex tidħol fuq {$brand}. Jiskadi fi żmien {$minutes} minuta. Taqsmu ma' ħadd.}}`,
      "{$code} huwa l-kodiċi tiegħek biex tidħol fuq {$brand}. Taqsmu ma' ħadd.",
      "{$brand}: kodiċi tad-dħul {$code}. Taqsmu ma' ħadd.",
      '{$brand}: kodiċi tad-dħul {$code}',
    ],
    enrollment: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} huwa l-kodiċi biex iżżid dan it-telefown fuq {$brand}. Jiskadi fi żmien minuta. Taqsmu ma' ħadd.}}
        two {{{$code} huwa l-kodiċi biex iżżid dan it-telefown fuq {$brand}. Jiskadi fi żmien żewġ minuti. Taqsmu ma' ħadd.}}
        few {{{$code} huwa l-kodiċi biex iżżid dan it-telefown fuq {$brand}. Jiskadi fi żmien {$minutes} minuti. Taqsmu ma' ħadd.}}
        many {{{$code} huwa l-kodiċi biex iżżid dan it-telefown fuq {$brand}. Jiskadi fi żmien {$minutes}-il minuta. Taqsmu ma' ħadd.}}
        * {{{$code} huwa l-kodiċi biex iżżid dan it-telefown fuq {$brand}. Jiskadi fi żmien {$minutes} minuta. Taqsmu ma' ħadd.}}`,
      "{$code} huwa l-kodiċi biex iżżid dan it-telefown fuq {$brand}. Taqsmu ma' ħadd.",
      "{$brand}: kodiċi tat-telefown {$code}. Taqsmu ma' ħadd.",
      '{$brand}: kodiċi tat-telefown {$code}',
    ],
    recovery: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} huwa l-kodiċi biex tibdel il-password fuq {$brand}. Jiskadi fi żmien minuta. Taqsmu ma' ħadd.}}
        two {{{$code} huwa l-kodiċi biex tibdel il-password fuq {$brand}. Jiskadi fi żmien żewġ minuti. Taqsmu ma' ħadd.}}
        few {{{$code} huwa l-kodiċi biex tibdel il-password fuq {$brand}. Jiskadi fi żmien {$minutes} minuti. Taqsmu ma' ħadd.}}
        many {{{$code} huwa l-kodiċi biex tibdel il-password fuq {$brand}. Jiskadi fi żmien {$minutes}-il minuta. Taqsmu ma' ħadd.}}
        * {{{$code} huwa l-kodiċi biex tibdel il-password fuq {$brand}. Jiskadi fi żmien {$minutes} minuta. Taqsmu ma' ħadd.}}`,
      "{$code} huwa l-kodiċi biex tibdel il-password fuq {$brand}. Taqsmu ma' ħadd.",
      "{$brand}: kodiċi tal-password {$code}. Taqsmu ma' ħadd.",
      '{$brand}: kodiċi tal-password {$code}',
    ],
    unlock: [
      `.input {$minutes :integer} .match $minutes
        one {{{$code} huwa l-kodiċi biex tiżblokka l-kont tiegħek fuq {$brand}. Jiskadi fi żmien minuta. Taqsmu ma' ħadd.}}
        two {{{$code} huwa l-kodiċi biex tiżblokka l-kont tiegħek fuq {$brand}. Jiskadi fi żmien żewġ minuti. Taqsmu ma' ħadd.}}
        few {{{$code} huwa l-kodiċi biex tiżblokka l-kont tiegħek fuq {$brand}. Jiskadi fi żmien {$minutes} minuti. Taqsmu ma' ħadd.}}
        many {{{$code} huwa l-kodiċi biex tiżblokka l-kont tiegħek fuq {$brand}. Jiskadi fi żmien {$minutes}-il minuta. Taqsmu ma' ħadd.}}
        * {{{$code} huwa l-kodiċi biex tiżblokka l-kont tiegħek fuq {$brand}. Jiskadi fi żmien {$minutes} minuta. Taqsmu ma' ħadd.}}`,
      "{$code} huwa l-kodiċi biex tiżblokka l-kont tiegħek fuq {$brand}. Taqsmu ma' ħadd.",
      "{$brand}: kodiċi tal-kont {$code}. Taqsmu ma' ħadd.",
      '{$brand}: kodiċi tal-kont {$code}',
    ],
  },
}
